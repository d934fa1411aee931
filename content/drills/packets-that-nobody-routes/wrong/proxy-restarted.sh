# fails: route, service
ssh worker-1 systemctl restart kube-proxy
ssh worker-2 systemctl restart kube-proxy
sleep 10
