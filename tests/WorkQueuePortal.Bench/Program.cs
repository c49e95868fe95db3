using WorkQueuePortal.Bench;

return args switch
{
    ["scms", var outDir] => Scms.Run(SharedData.Find("purchasing/scms_delivery_history.csv.gz"), outDir),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: scms OUT_DIR    writes orders.csv, receipts.csv, invoices.csv and units.csv for the match command");
    return 2;
}
