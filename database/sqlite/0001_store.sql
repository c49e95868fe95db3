-- The tables of Store.

CREATE TABLE "Documents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY,
    "Sha256" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "ArrivedAt" TEXT NOT NULL
);

-- Answers: which documents came last.
CREATE INDEX "IX_Documents_Arrived" ON "Documents" ("ArrivedAt");

-- Answers: whether a document is kept already.
CREATE UNIQUE INDEX "UX_Documents_Sha256" ON "Documents" ("Sha256");

CREATE TABLE "Drafts" (
    "PersonId" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "PK_Drafts" PRIMARY KEY ("PersonId", "Place")
);

CREATE TABLE "Facts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Facts" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "ActorId" TEXT NOT NULL,
    "ActorName" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "ItemId" TEXT NULL,
    "IsTouch" INTEGER NOT NULL,
    "Sentence" TEXT NOT NULL,
    "Values" TEXT NOT NULL
);

-- Answers: the trail of a work item, oldest first.
CREATE INDEX "IX_Facts_Item" ON "Facts" ("ItemId", "At");

-- Answers: the trail of a record, oldest first.
CREATE INDEX "IX_Facts_Subject" ON "Facts" ("SubjectId", "At");

CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "AttemptCount" INTEGER NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "LeaseUntil" TEXT NULL,
    "SentAt" TEXT NULL,
    "Answer" TEXT NULL,
    "LastError" TEXT NULL
);

-- Answers: which messages are due.
CREATE INDEX "IX_Outbox_Due" ON "Outbox" ("State", "NextAttemptAt", "Ordinal");

-- Answers: what went out about a record, and which of it is first.
CREATE INDEX "IX_Outbox_Subject" ON "Outbox" ("SubjectId", "State", "Ordinal");

-- Answers: whether a message was sent before; a second one with its key is refused.
CREATE UNIQUE INDEX "UX_Outbox_Key" ON "Outbox" ("Key");

CREATE TABLE "Series" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Series" PRIMARY KEY,
    "Next" INTEGER NOT NULL
);
