"""A plain program that makes the usual network: one-mode, subtract, average, once per document."""
import sys
import time
from collections import defaultdict

statements = [tuple(map(int, line.split(","))) for line in open(sys.argv[1])]
rows = int(sys.argv[2])
began = time.process_time()
seen = set()
counts = defaultdict(lambda: [0, 0])
totals = [0] * rows
for row, column, stance, document in statements:
    key = (row, column, stance, document)
    if key in seen:
        continue
    seen.add(key)
    counts[row, column][stance] += 1
    totals[row] += 1
by_column = defaultdict(list)
for (row, column), (yes, no) in counts.items():
    by_column[column].append((row, yes, no))
sums = defaultdict(int)
for cells in by_column.values():
    cells.sort()
    for at, (one, a, b) in enumerate(cells):
        for other, c, d in cells[at + 1 :]:
            sums[one, other] += a * c + b * d - a * d - b * c
weights = {
    pair: weight / ((totals[pair[0]] + totals[pair[1]]) / 2) for pair, weight in sums.items()
}
print(round((time.process_time() - began) * 1000), sum(weights.values()))
