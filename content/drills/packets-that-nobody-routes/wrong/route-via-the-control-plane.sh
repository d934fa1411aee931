# fails: route, service
ssh worker-2 ip route add 10.244.1.0/24 via 192.168.56.10
ssh worker-1 'sed -i "s/^mode:.*/mode: iptables/" /var/lib/kube-proxy/kube-proxy-config.yaml; systemctl restart kube-proxy'
sleep 5
