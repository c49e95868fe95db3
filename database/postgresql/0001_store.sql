-- The tables of Store.

CREATE TABLE "Documents" (
    "Id" uuid NOT NULL,
    "Sha256" character varying(64) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "ContentType" character varying(200) NOT NULL,
    "Content" bytea NOT NULL,
    "ArrivedAt" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_Documents" PRIMARY KEY ("Id")
);

-- Answers: which documents came last.
CREATE INDEX "IX_Documents_Arrived" ON "Documents" ("ArrivedAt");

-- Answers: whether a document is kept already.
CREATE UNIQUE INDEX "UX_Documents_Sha256" ON "Documents" ("Sha256");

CREATE TABLE "Drafts" (
    "PersonId" uuid NOT NULL,
    "Place" character varying(200) NOT NULL,
    "Body" text NOT NULL,
    "SavedAt" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_Drafts" PRIMARY KEY ("PersonId", "Place")
);

CREATE TABLE "Facts" (
    "Id" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "ActorId" uuid NOT NULL,
    "ActorName" character varying(200) NOT NULL,
    "Kind" character varying(80) NOT NULL,
    "SubjectId" uuid NOT NULL,
    "ItemId" uuid,
    "IsTouch" boolean NOT NULL,
    "Sentence" character varying(1000) NOT NULL,
    "Values" text NOT NULL,
    CONSTRAINT "PK_Facts" PRIMARY KEY ("Id")
);

-- Answers: the trail of a work item, oldest first.
CREATE INDEX "IX_Facts_Item" ON "Facts" ("ItemId", "At");

-- Answers: the trail of a record, oldest first.
CREATE INDEX "IX_Facts_Subject" ON "Facts" ("SubjectId", "At");

CREATE TABLE "Outbox" (
    "Id" uuid NOT NULL,
    "Type" character varying(80) NOT NULL,
    "Key" character varying(200) NOT NULL,
    "SubjectId" uuid NOT NULL,
    "Body" text NOT NULL,
    "CreatedAt" timestamp(3) with time zone NOT NULL,
    "Ordinal" bigint NOT NULL,
    "State" character varying(24) NOT NULL,
    "AttemptCount" integer NOT NULL,
    "NextAttemptAt" timestamp(3) with time zone NOT NULL,
    "LeaseUntil" timestamp(3) with time zone,
    "SentAt" timestamp(3) with time zone,
    "Answer" character varying(2000),
    "LastError" character varying(2000),
    CONSTRAINT "PK_Outbox" PRIMARY KEY ("Id")
);

-- Answers: which messages are due.
CREATE INDEX "IX_Outbox_Due" ON "Outbox" ("State", "NextAttemptAt", "Ordinal");

-- Answers: what went out about a record, and which of it is first.
CREATE INDEX "IX_Outbox_Subject" ON "Outbox" ("SubjectId", "State", "Ordinal");

-- Answers: whether a message was sent before; a second one with its key is refused.
CREATE UNIQUE INDEX "UX_Outbox_Key" ON "Outbox" ("Key");

CREATE TABLE "Series" (
    "Name" character varying(40) NOT NULL,
    "Next" bigint NOT NULL,
    CONSTRAINT "PK_Series" PRIMARY KEY ("Name")
);
