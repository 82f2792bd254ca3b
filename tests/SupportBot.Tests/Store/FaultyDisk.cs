using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportBot.Tests.Store;

/// <summary>What a disk may do instead of writing.</summary>
public enum DiskFault
{
    None,
    /// <summary>The device answers a write with an error.</summary>
    WriteError,
    /// <summary>The device takes the bytes, and the flush fails.</summary>
    FlushError,
    /// <summary>The file system has become read-only, as Linux makes it after an error of the device.</summary>
    ReadOnly,
}

/// <summary>
/// Stands between SQLite and the files of one folder: every file that is opened there through SQLite's own file layer obeys <see cref="Fault"/>. Everything above
/// is the real thing: SQLite sees what it would see of a broken device.
/// </summary>
internal sealed unsafe class FaultyDisk
{
    // sqlite3_vfs, sqlite3_file and sqlite3_io_methods as sqlite3.h lays them out on 64 bits: a pointer is a slot of eight bytes.
    private const int OpenSlot = 5;
    private const int WriteSlot = 3;
    private const int TruncateSlot = 4;
    private const int SyncSlot = 5;
    private const int MethodSlots = 19;
    private const int Ok = 0;
    private const int ReadOnlyError = 8;
    private const int WriteErrorCode = 778;
    private const int FlushErrorCode = 1034;

    private static readonly Lock Once = new();
    private static readonly ConcurrentDictionary<string, FaultyDisk> Disks = new(StringComparer.Ordinal);
    // Of an open file: its disk. Files are closed through the original methods, so that an address may come again: the newest counts.
    private static readonly ConcurrentDictionary<nint, FaultyDisk> Files = new();
    private static readonly ConcurrentDictionary<nint, nint> Copies = new();
    private static readonly ConcurrentDictionary<nint, nint> Originals = new();
    private static nint _open;

    private FaultyDisk()
    {
    }

    /// <summary>From now on.</summary>
    public DiskFault Fault { get; set; }

    /// <summary>Everything SQLite opens in this folder from now on is on the faulty disk.</summary>
    public static FaultyDisk Under(string folder)
    {
        lock (Once)
        {
            if (_open == 0)
            {
                var vfs = (nint*)sqlite3_vfs_find(null);
                _open = vfs[OpenSlot];
                vfs[OpenSlot] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int, nint, int>)&Open;
            }
        }
        return Disks.GetOrAdd(folder, _ => new FaultyDisk());
    }

    public static void Forget(string folder) => Disks.TryRemove(folder, out _);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(nint vfs, nint name, nint file, int flags, nint outFlags)
    {
        var answer = ((delegate* unmanaged[Cdecl]<nint, nint, nint, int, nint, int>)_open)(vfs, name, file, flags, outFlags);
        if (answer == Ok && Path.GetDirectoryName(Marshal.PtrToStringUTF8(name)) is { } folder && Disks.TryGetValue(folder, out var disk))
        {
            var methods = (nint*)file;
            Files[file] = disk;
            *methods = Copies.GetOrAdd(*methods, Copy);
        }
        return answer;
    }

    private static nint Copy(nint original)
    {
        var copy = (nint*)NativeMemory.Alloc(MethodSlots, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>((void*)original, MethodSlots).CopyTo(new Span<nint>(copy, MethodSlots));
        copy[WriteSlot] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)&Write;
        copy[TruncateSlot] = (nint)(delegate* unmanaged[Cdecl]<nint, long, int>)&Truncate;
        copy[SyncSlot] = (nint)(delegate* unmanaged[Cdecl]<nint, int, int>)&Sync;
        Originals[(nint)copy] = original;
        return (nint)copy;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint file, nint bytes, int count, long at) => Answer(file) is var fault && fault != Ok
        ? fault
        : ((delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)Original(file, WriteSlot))(file, bytes, count, at);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(nint file, long size) => Answer(file) is var fault && fault != Ok
        ? fault
        : ((delegate* unmanaged[Cdecl]<nint, long, int>)Original(file, TruncateSlot))(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(nint file, int flags) => Files[file].Fault == DiskFault.FlushError
        ? FlushErrorCode
        : ((delegate* unmanaged[Cdecl]<nint, int, int>)Original(file, SyncSlot))(file, flags);

    private static int Answer(nint file) => Files[file].Fault switch
    {
        DiskFault.WriteError => WriteErrorCode,
        DiskFault.ReadOnly => ReadOnlyError,
        _ => Ok,
    };

    private static nint Original(nint file, int slot) => ((nint*)Originals[*(nint*)file])[slot];

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint sqlite3_vfs_find(byte* name);
}
