"""Random workloads for Hypothesis: few jobs, small numbers, many coincidences."""

from hypothesis import strategies as st

from examples.scheduling import Job


@st.composite
def workloads(
    draw: st.DrawFn, *, io: bool = False, priorities: bool = False
) -> list[Job]:
    """Return one to six jobs."""
    jobs = []
    for number in range(draw(st.integers(1, 6))):
        sleeps = io and draw(st.booleans())
        jobs.append(
            Job(
                name=f"J{number}",
                arrival=draw(st.integers(0, 20)),
                burst=draw(st.integers(1, 20)),
                io_every=draw(st.integers(1, 6)) if sleeps else 0,
                io_time=draw(st.integers(0, 6)) if sleeps else 0,
                priority=draw(st.integers(0, 3)) if priorities else 0,
            )
        )
    return jobs
