#!/usr/bin/env python3
"""Fails if a gold score is under its floor.

    score.py GOLD... -- CODED --json | check_floors.py FLOORS.json

FLOORS.json gives for a list the least F1 ("people": 0.93) or, after a colon,
the least share of a right attribute ("people:country": 0.97).
"""
import json
import sys

scores = json.load(sys.stdin)
floors = json.load(open(sys.argv[1], encoding="utf-8"))
under = []
for name, floor in floors.items():
    kind, _, attribute = name.partition(":")
    score = scores[kind].get(attribute or "f1")
    if score is None or score < floor:
        under.append(f"{name}: {score} is under its floor {floor}")
print("\n".join(under) if under else f"all {len(floors)} gold scores at or over their floors")
sys.exit(bool(under))
