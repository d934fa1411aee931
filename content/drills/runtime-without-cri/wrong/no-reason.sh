# fails: reason
ssh worker-2 "sed -i 's/^disabled_plugins.*/disabled_plugins = []/' /etc/containerd/config.toml; systemctl restart containerd kubelet"
sleep 20
