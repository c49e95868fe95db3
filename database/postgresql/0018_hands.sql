-- Handing out: kinds of work of different size, whether what is paused counts, what belongs together, and what somebody was answered last.

ALTER TABLE "WorkQueues" ADD COLUMN "Sizes" character varying(400) NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "CountsPaused" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "WorkQueues" ADD COLUMN "KeepsTogether" boolean NOT NULL DEFAULT FALSE;

-- Answers: what Get next answered somebody, latest last.
CREATE INDEX "IX_PullDecisions_Person" ON "PullDecisions" ("PersonId", "At");
