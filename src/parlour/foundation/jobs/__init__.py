"""Later work: rows written in the unit that wants it, done after the commit, taken up again when a process dies."""

from parlour.foundation.jobs.table import NewJob, job, write_jobs

__all__ = ["NewJob", "job", "write_jobs"]
