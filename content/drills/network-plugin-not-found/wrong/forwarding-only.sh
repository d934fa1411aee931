# fails: screen
# near miss: the old Pods are reached again, the new ones still have no network
ssh worker-1 "sysctl -w net.ipv4.ip_forward=1"
sleep 90
