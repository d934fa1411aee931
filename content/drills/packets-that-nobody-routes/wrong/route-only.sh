# fails: service
ssh worker-2 ip route add 10.244.1.0/24 via 192.168.56.11
