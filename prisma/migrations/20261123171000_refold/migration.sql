-- CreateTable
CREATE TABLE "Refold" (
    "userId" UUID NOT NULL,
    "after" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Refold_pkey" PRIMARY KEY ("userId")
);

-- AddForeignKey
ALTER TABLE "Refold" ADD CONSTRAINT "Refold_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
