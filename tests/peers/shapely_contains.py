#!/usr/bin/env python3
"""Times shapely's containment on a prepared polygon: the peer of `cargo xtask bench core`.

Usage: shapely_contains.py POLYGON.json POINTS.f64 ANSWERS.u8

POLYGON.json is a closed ring, [[lon, lat], …]; POINTS.f64 holds pairs of little-endian doubles. One
byte per point goes to ANSWERS.u8, and one line of JSON to the standard output.
"""

import json
import statistics
import sys
import time

try:
    import numpy
    import shapely
    from shapely.prepared import prep
except ImportError as error:
    print(json.dumps({"missing": error.name or "shapely"}))
    sys.exit(0)

REPEATS = 9
ONE_BY_ONE = 20_000


def median_ns(pieces, work):
    """The median of some runs, for each piece, once warm."""
    work()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter_ns()
        work()
        times.append((time.perf_counter_ns() - start) / pieces)
    return statistics.median(times)


def main(polygon_file, points_file, answers_file):
    with open(polygon_file, encoding="utf-8") as file:
        ring = json.load(file)
    points = numpy.fromfile(points_file, dtype="<f8").reshape(-1, 2)
    xs, ys = numpy.ascontiguousarray(points[:, 0]), numpy.ascontiguousarray(points[:, 1])

    polygon = shapely.Polygon(ring)
    shapely.prepare(polygon)
    answers = shapely.contains_xy(polygon, xs, ys)
    answers.astype("u1").tofile(answers_file)
    at_once = median_ns(len(xs), lambda: shapely.contains_xy(polygon, xs, ys))

    # Its points are made beforehand: only the question is timed.
    some = list(shapely.points(points[:ONE_BY_ONE]))
    contains = prep(shapely.Polygon(ring)).contains
    one_by_one = median_ns(len(some), lambda: sum(1 for point in some if contains(point)))

    # GEOS sorts the edges when it is first asked about a point that may lie inside.
    inside = points[answers][0]
    fresh = iter([shapely.Polygon(ring) for _ in range(REPEATS + 1)])

    def make_ready():
        new = next(fresh)
        shapely.prepare(new)
        shapely.contains_xy(new, inside[0], inside[1])

    print(
        json.dumps(
            {
                "shapely": shapely.__version__,
                "geos": shapely.geos_version_string,
                "numpy": numpy.__version__,
                "prepare_ns": median_ns(1, make_ready),
                "at_once_ns": at_once,
                "one_by_one_ns": one_by_one,
            }
        )
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
