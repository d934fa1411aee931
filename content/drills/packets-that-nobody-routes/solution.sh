kubectl exec caller -- curl -s -m 3 $(kubectl get pod archive -o jsonpath='{.status.podIP}')
ssh worker-1 ip route
ssh worker-2 ip route
ssh worker-2 ip route add 10.244.1.0/24 via 192.168.56.11
ssh worker-1 journalctl -u kube-proxy -n 4 --no-pager -o cat
ssh worker-1 'sed -i "s/^mode:.*/mode: iptables/" /var/lib/kube-proxy/kube-proxy-config.yaml; systemctl restart kube-proxy'
sleep 5
kubectl exec caller -- curl -s -m 3 archive
