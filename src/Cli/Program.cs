using System.Runtime.InteropServices;
using Gongwen.Cli;

using var stop = new CancellationTokenSource();

// The first Ctrl-C lets the documents at hand be finished and stored; the second ends the program at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var terminal = Terminal.OfProcess();
return await Application.RunAsync(args, terminal, stop.Token);
