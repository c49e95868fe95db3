-- The tables of Failure.

CREATE TABLE "FailedMessages" (
    "MessageId" TEXT NOT NULL CONSTRAINT "PK_FailedMessages" PRIMARY KEY,
    "GroupId" TEXT NOT NULL,
    "Box" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Sentence" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

-- Answers: which messages of a group still wait, oldest first.
CREATE INDEX "IX_FailedMessages_Group" ON "FailedMessages" ("GroupId", "At");

CREATE TABLE "FailureGroups" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FailureGroups" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "System" TEXT NOT NULL,
    "MessageType" TEXT NOT NULL,
    "Cause" TEXT NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "DiedCount" INTEGER NOT NULL
);

-- Answers: the group of a cause, of which there is one.
CREATE UNIQUE INDEX "UX_FailureGroups_Cause" ON "FailureGroups" ("System", "MessageType", "Cause");
