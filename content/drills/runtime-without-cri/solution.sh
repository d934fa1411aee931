ssh worker-2 "journalctl -u kubelet --no-pager -n 5"
echo runtime.v1.RuntimeService > reason.txt
ssh worker-2 "sed -i 's/^disabled_plugins.*/disabled_plugins = []/' /etc/containerd/config.toml; systemctl restart containerd kubelet"
sleep 20
kubectl get node worker-2
