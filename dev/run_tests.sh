#!/usr/bin/env bash
# The whole suite, after `make environments`. The run of everything comes last, so that the last
# line printed is pytest's summary of it; a failure in the run before ends on that run's summary.
set -euo pipefail
cd "$(dirname "$0")/.."

duckdb2=()
for folder in tests/platforms/duckdb tests/conformance; do
    if compgen -G "$folder/test_*.py" >/dev/null; then duckdb2+=("$folder"); fi
done
if ((${#duckdb2[@]})); then
    echo "[tests] DuckDB 2.0.0: ${duckdb2[*]}"
    .venv-duckdb2/bin/python -m pytest -n auto -k duckdb "${duckdb2[@]}"
fi
echo "[tests] everything"
exec .venv/bin/python -m pytest -n auto "$@"
