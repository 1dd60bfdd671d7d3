"""Archives: millions of articles, in shards, on one machine or many.

A batch of rows goes through `core`, which knows no engine; `guard` finds the row that ends its process; `inputs` opens
a shard, `shards` writes one at a time on one machine. `extractor.spark` does it on a cluster.
"""
