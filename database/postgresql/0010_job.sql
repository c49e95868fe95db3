-- The tables of Job.

CREATE TABLE "JobLeases" (
    "Job" character varying(60) NOT NULL,
    "Holder" character varying(200) NOT NULL,
    "LeaseUntil" timestamp(3) with time zone NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_JobLeases" PRIMARY KEY ("Job")
);

CREATE TABLE "JobRuns" (
    "Id" uuid NOT NULL,
    "Job" character varying(60) NOT NULL,
    "StartedAt" timestamp(3) with time zone NOT NULL,
    "EndedAt" timestamp(3) with time zone,
    "Outcome" character varying(24) NOT NULL,
    "Counts" character varying(1000),
    "Error" character varying(2000),
    CONSTRAINT "PK_JobRuns" PRIMARY KEY ("Id")
);

-- Answers: the latest runs of a job.
CREATE INDEX "IX_JobRuns_Job" ON "JobRuns" ("Job", "StartedAt");

-- Answers: which runs are old enough to forget.
CREATE INDEX "IX_JobRuns_Started" ON "JobRuns" ("StartedAt");
