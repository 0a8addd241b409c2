"""The item pipelines: one stage a module, a thin class around a pure function of danvan_crawler, plus one stat."""
