"""
A Modbus RTU unit of pymodbus on a serial port: pymodbus_unit.py PATH UNIT COUNT
It has COUNT coils and as many inputs, which follow the coils. Every coil that is written is told on standard output.
"""

import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.framer.rtu_framer import ModbusRtuFramer
from pymodbus.server import StartSerialServer

path, unit, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


class Coils(ModbusSequentialDataBlock):
    def setValues(self, address, values):
        super().setValues(address, values)
        inputs.setValues(address, values)
        for offset, value in enumerate(values):
            print("coil", address + offset, "on" if value else "off", flush=True)


inputs = ModbusSequentialDataBlock(0, [False] * count)
device = ModbusSlaveContext(co=Coils(0, [False] * count), di=inputs, zero_mode=True)
context = ModbusServerContext(slaves={unit: device}, single=False)
print("ready", flush=True)
StartSerialServer(
    context=context,
    framer=ModbusRtuFramer,
    port=path,
    baudrate=9600,
    timeout=0.005,
    ignore_missing_slaves=True,
)
