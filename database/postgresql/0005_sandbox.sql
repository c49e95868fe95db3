-- The tables of Sandbox.

CREATE TABLE "ErpCalls" (
    "Key" character varying(200) NOT NULL,
    "Type" character varying(80) NOT NULL,
    "Body" text NOT NULL,
    "Answer" character varying(2000) NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_ErpCalls" PRIMARY KEY ("Key")
);

CREATE TABLE "ErpCounters" (
    "Name" character varying(40) NOT NULL,
    "Next" bigint NOT NULL,
    CONSTRAINT "PK_ErpCounters" PRIMARY KEY ("Name")
);

CREATE TABLE "ErpFaults" (
    "Id" integer NOT NULL,
    "Mode" character varying(24) NOT NULL,
    "RatePerMille" integer NOT NULL,
    "Since" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_ErpFaults" PRIMARY KEY ("Id")
);

CREATE TABLE "ErpRecords" (
    "Entity" character varying(40) NOT NULL,
    "Key" character varying(120) NOT NULL,
    "Sequence" bigint NOT NULL,
    "ChangedAt" timestamp(3) with time zone NOT NULL,
    "Body" text NOT NULL,
    CONSTRAINT "PK_ErpRecords" PRIMARY KEY ("Entity", "Key")
);

-- Answers: what of an entity changed since a cursor.
CREATE UNIQUE INDEX "UX_ErpRecords_Feed" ON "ErpRecords" ("Entity", "Sequence");
