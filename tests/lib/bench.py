"""bench.py -- bench.h's figures for what is measured from outside the programs: ours against its floor, in turns, in one run

    rounds = [([ms of the floor ..], [ms of ours ..]) ..]; good = row('press to painted', rounds, limit=2.4)

A limit is twice the ratio that was measured on the day which its bench names: for a worse program, not for a worse day.
"""
ROUNDS = 7


def part(values, share):
    """The value below which SHARE of VALUES lie."""
    return sorted(values)[int(share * (len(values) - 1) + 0.5)]


def spread(values):
    return f'p50 {part(values, 0.5):.1f}  p99 {part(values, 0.99):.1f}  ({min(values):.1f} to {max(values):.1f}) of {len(values)}'


def ratios(rounds, share):
    """Of each round, in their order: the least first."""
    return sorted(part(ours, share) / part(floor, share) for floor, ours in rounds)


def row(name, rounds, limit, share=0.5):
    """Prints one line, as bench_run() does; SHARE is what is judged.  True where the limit holds."""
    judged, tail = ratios(rounds, share), ratios(rounds, 0.99)
    floor, ours = (part([part(r[i], share) for r in rounds], 0.5) for i in (0, 1))
    holds = part(judged, 0.5) <= limit
    print(f'{name:<26} floor {floor * 1e3:9.3f} us  ours {ours * 1e3:9.3f} us  ratio {part(judged, 0.5):6.2f} ({judged[0]:.2f} to '
          f'{judged[-1]:.2f})  p99 {part(tail, 0.5):6.2f}  limit {limit:5.1f}  {"ok" if holds else "FAIL"}', flush=True)
    return holds


def figure(name, values):
    """Milliseconds that have no limit: printed to be read."""
    print(f'  {name}, ms: {spread(values)}', flush=True)
