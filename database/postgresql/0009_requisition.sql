-- The tables of Requisition.

CREATE TABLE "PurchaseRequests" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "Number" bigint NOT NULL,
    "FacilityId" uuid NOT NULL,
    "RequesterId" uuid NOT NULL,
    "RequesterName" character varying(200) NOT NULL,
    "State" character varying(24) NOT NULL,
    "Title" character varying(200) NOT NULL,
    "Reason" character varying(1000) NOT NULL,
    "DeliverTo" character varying(200) NOT NULL,
    "NeedBy" date NOT NULL,
    "CostCenter" character varying(8) NOT NULL,
    "Gl" character varying(12) NOT NULL,
    "Total" numeric(18,4) NOT NULL,
    "SubmittedAt" timestamp(3) with time zone NOT NULL,
    "DecisionId" uuid,
    "ApproverId" uuid,
    "ApproverName" character varying(200),
    "DecidedAt" timestamp(3) with time zone,
    "Comment" character varying(1000),
    "OrderNumber" character varying(60),
    "Round" integer NOT NULL,
    CONSTRAINT "PK_PurchaseRequests" PRIMARY KEY ("Id")
);

-- Answers: which requests wait for an approver.
CREATE INDEX "IX_PurchaseRequests_Approver" ON "PurchaseRequests" ("ApproverId", "State");

-- Answers: what a cost center asked for of late, as split requests show.
CREATE INDEX "IX_PurchaseRequests_CostCenter" ON "PurchaseRequests" ("CostCenter", "SubmittedAt");

-- Answers: somebody's requests, latest last.
CREATE INDEX "IX_PurchaseRequests_Requester" ON "PurchaseRequests" ("RequesterId", "SubmittedAt");

-- Answers: the request of a number.
CREATE UNIQUE INDEX "UX_PurchaseRequests_Number" ON "PurchaseRequests" ("Number");

CREATE TABLE "PurchaseRequestLines" (
    "Id" uuid NOT NULL,
    "RequestId" uuid NOT NULL,
    "Line" integer NOT NULL,
    "Sku" character varying(40) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "SupplierCode" character varying(20) NOT NULL,
    "SupplierName" character varying(200) NOT NULL,
    "Quantity" numeric(18,6) NOT NULL,
    "Uom" character varying(12) NOT NULL,
    "UnitPrice" numeric(18,6) NOT NULL,
    "Unspsc" character varying(8) NOT NULL,
    CONSTRAINT "PK_PurchaseRequestLines" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_PurchaseRequestLines_PurchaseRequests_RequestId" FOREIGN KEY ("RequestId") REFERENCES "PurchaseRequests" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of a request.
CREATE INDEX "IX_PurchaseRequestLines_Request" ON "PurchaseRequestLines" ("RequestId");
