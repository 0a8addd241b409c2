"""What the commands that only look at a page set: nothing is recorded, Scrapy's own scheduler serves, no other process reads."""

UNRECORDED = {"RECORDING_ENABLED": False, "LOGSTATS_INTERVAL": 0, "EXTRACT_PROCESSES": 0}
