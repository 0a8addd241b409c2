"""`python -m danvan_crawler.cli`: the `danvan` command where it is not installed."""

from danvan_crawler.cli.main import main

if __name__ == "__main__":
    main()
