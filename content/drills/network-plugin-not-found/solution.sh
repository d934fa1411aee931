kubectl describe pods -n cinema | grep -e FailedCreatePodSandBox | tail -n 1
ssh worker-1 "ls /opt/cni /etc/cni/net.d; mv /opt/cni/bin.old /opt/cni/bin; sysctl net.ipv4.ip_forward; sysctl -w net.ipv4.ip_forward=1"
sleep 90
kubectl get pods -n cinema -o wide
