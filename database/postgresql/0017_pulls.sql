-- Get next: what each answer was decided by, queues that hand out work in open hours only, and what people have read of what they were told.

ALTER TABLE "WorkQueues" ADD COLUMN "OnlyOpen" boolean NOT NULL DEFAULT FALSE;

CREATE TABLE "PullDecisions" (
    "Id" uuid NOT NULL CONSTRAINT "PK_PullDecisions" PRIMARY KEY,
    "At" timestamp(3) with time zone NOT NULL,
    "PersonId" uuid NOT NULL,
    "ItemId" uuid NULL,
    "Answer" character varying(24) NOT NULL,
    "Account" text NOT NULL
);

-- Answers: what Get next answered lately.
CREATE INDEX "IX_PullDecisions_At" ON "PullDecisions" ("At");

-- Answers: why an item was handed out, oldest first.
CREATE INDEX "IX_PullDecisions_Item" ON "PullDecisions" ("ItemId", "At");

-- Answers: what somebody was told of, or all who oversee the work were, oldest first.
CREATE INDEX "IX_ClockRungs_Told" ON "ClockRungs" ("PersonId", "ToldTo", "ToldAt");

CREATE TABLE "NoticesSeen" (
    "PersonId" uuid NOT NULL CONSTRAINT "PK_NoticesSeen" PRIMARY KEY,
    "Until" timestamp(3) with time zone NOT NULL
);
