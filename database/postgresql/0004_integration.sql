-- The tables of Integration.

CREATE TABLE "ConnectorStates" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "Name" character varying(40) NOT NULL,
    "Calls" character varying(200) NOT NULL,
    "FailuresInARow" integer NOT NULL,
    "OpenedAt" timestamp(3) with time zone,
    "Health" character varying(24) NOT NULL,
    "Since" timestamp(3) with time zone NOT NULL,
    "LastOkAt" timestamp(3) with time zone,
    "LastError" character varying(2000),
    CONSTRAINT "PK_ConnectorStates" PRIMARY KEY ("Id")
);

-- Answers: the state of a connector.
CREATE UNIQUE INDEX "UX_ConnectorStates_Name" ON "ConnectorStates" ("Name");

CREATE TABLE "FeedCursors" (
    "Source" character varying(40) NOT NULL,
    "Entity" character varying(40) NOT NULL,
    "Cursor" character varying(200) NOT NULL,
    "SyncedAt" timestamp(3) with time zone NOT NULL,
    "NewCount" integer NOT NULL,
    "ChangedCount" integer NOT NULL,
    "UnchangedCount" integer NOT NULL,
    "RefusedCount" integer NOT NULL,
    "LastError" character varying(2000),
    CONSTRAINT "PK_FeedCursors" PRIMARY KEY ("Source", "Entity")
);

CREATE TABLE "Inbox" (
    "Id" uuid NOT NULL,
    "Source" character varying(40) NOT NULL,
    "MessageId" character varying(200) NOT NULL,
    "Type" character varying(80) NOT NULL,
    "Subject" character varying(200) NOT NULL,
    "Body" text NOT NULL,
    "DocumentId" uuid,
    "ReceivedAt" timestamp(3) with time zone NOT NULL,
    "Ordinal" bigint NOT NULL,
    "SourceSequence" bigint,
    "State" character varying(24) NOT NULL,
    "AttemptCount" integer NOT NULL,
    "NextAttemptAt" timestamp(3) with time zone NOT NULL,
    "LeaseUntil" timestamp(3) with time zone,
    "DoneAt" timestamp(3) with time zone,
    "LastError" character varying(2000),
    CONSTRAINT "PK_Inbox" PRIMARY KEY ("Id")
);

-- Answers: which messages are due.
CREATE INDEX "IX_Inbox_Due" ON "Inbox" ("State", "NextAttemptAt", "Ordinal");

-- Answers: which message about a record is first.
CREATE INDEX "IX_Inbox_Subject" ON "Inbox" ("Subject", "State", "Ordinal");

-- Answers: whether a message arrived before; a second one with its id is refused.
CREATE UNIQUE INDEX "UX_Inbox_Message" ON "Inbox" ("Source", "MessageId");
