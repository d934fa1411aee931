ssh worker-1 "journalctl -u kubelet --no-pager -n 20 | grep -i sock | tail -n 1"
ssh worker-1 "grep -n sock /etc/containerd/config.toml /var/lib/kubelet/config.yaml"
ssh worker-1 "sed -i 's#/run/containerd/cri.sock#/run/containerd/containerd.sock#' /etc/containerd/config.toml; systemctl restart containerd kubelet"
sleep 30
kubectl describe node worker-1 | grep Taints
kubectl taint node worker-1 maintenance-
sleep 60
kubectl get pods -n tannery -o wide
