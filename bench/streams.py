"""Open streams: how soon they hear, what they weigh, how soon they end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.demo_server import ROOT, Demo, call, served
from bench.figure import Figure
from bench.load import HOST
from bench.streams_inside import MANY
from wirksam.cli.demo import reserve_port
from wirksam.cli.serving import stream_command

GROUP = "streams"


def figures(demo: Demo) -> Iterator[Figure]:
    """Every figure about streams."""
    port, reserved = reserve_port(None)
    environment = demo.environment | {
        "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
        "WIRKSAM_STREAM_URL": f"http://{HOST}:{port}/strom/",
    }
    server = subprocess.Popen(stream_command(host=HOST, port=port), env=environment, cwd=ROOT)
    with served(server, port, "/healthz"):
        reserved.close()
        inside = [sys.executable, "-m", "bench.streams_inside", str(port), str(server.pid)]
        found = json.loads(call(inside, environment))
    one, many, ends = found["one"], found["many"], sorted(found["ends"])
    yield Figure(GROUP, "a change is heard by one open page, p95", f"{one * 1000:.0f} ms")
    share = f"{many * 1000:.0f} ms, {many / one:.1f} times one"
    yield Figure(GROUP, f"… by {MANY} open pages, p95", share, "≤ 500 ms", many <= 0.5)
    yield Figure(
        GROUP,
        "memory of an open page",
        f"{found['bytes'] / 1000:.0f} KB",
        "≤ 40 KB",
        found["bytes"] <= 40_000,
    )
    worst = f"{ends[-1] * 1000:.0f} ms, the worst of {len(ends)}"
    yield Figure(GROUP, "a mandate ends: its stream ends within", worst, "≤ 1 s", ends[-1] <= 1)
