-- The tables of Integration.

CREATE TABLE "ConnectorStates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ConnectorStates" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Calls" TEXT NOT NULL,
    "FailuresInARow" INTEGER NOT NULL,
    "OpenedAt" TEXT NULL,
    "Health" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "LastOkAt" TEXT NULL,
    "LastError" TEXT NULL
);

-- Answers: the state of a connector.
CREATE UNIQUE INDEX "UX_ConnectorStates_Name" ON "ConnectorStates" ("Name");

CREATE TABLE "FeedCursors" (
    "Source" TEXT NOT NULL,
    "Entity" TEXT NOT NULL,
    "Cursor" TEXT NOT NULL,
    "SyncedAt" TEXT NOT NULL,
    "NewCount" INTEGER NOT NULL,
    "ChangedCount" INTEGER NOT NULL,
    "UnchangedCount" INTEGER NOT NULL,
    "RefusedCount" INTEGER NOT NULL,
    "LastError" TEXT NULL,
    CONSTRAINT "PK_FeedCursors" PRIMARY KEY ("Source", "Entity")
);

CREATE TABLE "Inbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Inbox" PRIMARY KEY,
    "Source" TEXT NOT NULL,
    "MessageId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "DocumentId" TEXT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "SourceSequence" INTEGER NULL,
    "State" TEXT NOT NULL,
    "AttemptCount" INTEGER NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "LeaseUntil" TEXT NULL,
    "DoneAt" TEXT NULL,
    "LastError" TEXT NULL
);

-- Answers: which messages are due.
CREATE INDEX "IX_Inbox_Due" ON "Inbox" ("State", "NextAttemptAt", "Ordinal");

-- Answers: which message about a record is first.
CREATE INDEX "IX_Inbox_Subject" ON "Inbox" ("Subject", "State", "Ordinal");

-- Answers: whether a message arrived before; a second one with its id is refused.
CREATE UNIQUE INDEX "UX_Inbox_Message" ON "Inbox" ("Source", "MessageId");
