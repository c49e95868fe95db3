-- The tables of Failure.

CREATE TABLE "FailedMessages" (
    "MessageId" uuid NOT NULL,
    "GroupId" uuid NOT NULL,
    "Box" character varying(24) NOT NULL,
    "Subject" character varying(200) NOT NULL,
    "Sentence" character varying(2000) NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_FailedMessages" PRIMARY KEY ("MessageId")
);

-- Answers: which messages of a group still wait, oldest first.
CREATE INDEX "IX_FailedMessages_Group" ON "FailedMessages" ("GroupId", "At");

CREATE TABLE "FailureGroups" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "System" character varying(40) NOT NULL,
    "MessageType" character varying(80) NOT NULL,
    "Cause" character varying(200) NOT NULL,
    "OpenedAt" timestamp(3) with time zone NOT NULL,
    "DiedCount" integer NOT NULL,
    CONSTRAINT "PK_FailureGroups" PRIMARY KEY ("Id")
);

-- Answers: the group of a cause, of which there is one.
CREATE UNIQUE INDEX "UX_FailureGroups_Cause" ON "FailureGroups" ("System", "MessageType", "Cause");
