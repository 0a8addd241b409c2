"""What the commands that only look at a page set: nothing is recorded, and Scrapy's own scheduler serves."""

UNRECORDED = {"RECORDING_ENABLED": False, "LOGSTATS_INTERVAL": 0}
