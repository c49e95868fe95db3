-- The tables of Job.

CREATE TABLE "JobLeases" (
    "Job" TEXT NOT NULL CONSTRAINT "PK_JobLeases" PRIMARY KEY,
    "Holder" TEXT NOT NULL,
    "LeaseUntil" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "JobRuns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_JobRuns" PRIMARY KEY,
    "Job" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Outcome" TEXT NOT NULL,
    "Counts" TEXT NULL,
    "Error" TEXT NULL
);

-- Answers: the latest runs of a job.
CREATE INDEX "IX_JobRuns_Job" ON "JobRuns" ("Job", "StartedAt");

-- Answers: which runs are old enough to forget.
CREATE INDEX "IX_JobRuns_Started" ON "JobRuns" ("StartedAt");
