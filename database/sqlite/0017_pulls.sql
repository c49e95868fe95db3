-- Get next: what each answer was decided by, queues that hand out work in open hours only, and what people have read of what they were told.

ALTER TABLE "WorkQueues" ADD COLUMN "OnlyOpen" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "PullDecisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PullDecisions" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "ItemId" TEXT NULL,
    "Answer" TEXT NOT NULL,
    "Account" TEXT NOT NULL
);

-- Answers: what Get next answered lately.
CREATE INDEX "IX_PullDecisions_At" ON "PullDecisions" ("At");

-- Answers: why an item was handed out, oldest first.
CREATE INDEX "IX_PullDecisions_Item" ON "PullDecisions" ("ItemId", "At");

-- Answers: what somebody was told of, or all who oversee the work were, oldest first.
CREATE INDEX "IX_ClockRungs_Told" ON "ClockRungs" ("PersonId", "ToldTo", "ToldAt");

CREATE TABLE "NoticesSeen" (
    "PersonId" TEXT NOT NULL CONSTRAINT "PK_NoticesSeen" PRIMARY KEY,
    "Until" TEXT NOT NULL
);
