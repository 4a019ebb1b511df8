"""jieba, words only:  peer_jieba.py RUNS TEXT  prints a line of seconds a run."""
import logging
import sys
import time

import jieba

jieba.setLogLevel(logging.WARNING)
jieba.initialize()
with open(sys.argv[2], encoding="utf-8") as file:
    lines = file.read().split("\n")
for _ in range(int(sys.argv[1])):
    start = time.process_time()
    for line in lines:
        for word in jieba.cut(line):
            pass
    print(f"{time.process_time() - start:.6f}", flush=True)
