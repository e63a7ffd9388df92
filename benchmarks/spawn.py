"""Run one command and print its seconds, peak memory and exit code as JSON.

Standard library only and nothing else loaded: a child's peak memory starts at its parent's size,
so the parent must be smaller than anything that is measured.
"""

import json
import os
import sys
import time

directory, stdin, *command = sys.argv[1:]
os.chdir(directory)
output = os.open("output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
source = os.open(stdin or os.devnull, os.O_RDONLY)
started = time.perf_counter()
child = os.posix_spawn(
    command[0],
    command,
    os.environ,
    file_actions=[
        (os.POSIX_SPAWN_DUP2, source, 0),
        (os.POSIX_SPAWN_DUP2, output, 1),
        (os.POSIX_SPAWN_DUP2, output, 2),
    ],
)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - started
unit = 1 if sys.platform == "darwin" else 1024
print(
    json.dumps(
        {
            "seconds": seconds,
            "megabytes": usage.ru_maxrss * unit / 1e6,
            "code": os.waitstatus_to_exitcode(status),
        }
    )
)
