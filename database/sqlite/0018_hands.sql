-- Handing out: kinds of work of different size, whether what is paused counts, what belongs together, and what somebody was answered last.

ALTER TABLE "WorkQueues" ADD COLUMN "Sizes" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "CountsPaused" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "KeepsTogether" INTEGER NOT NULL DEFAULT 0;

-- Answers: what Get next answered somebody, latest last.
CREATE INDEX "IX_PullDecisions_Person" ON "PullDecisions" ("PersonId", "At");
