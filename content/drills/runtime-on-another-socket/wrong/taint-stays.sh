# fails: vats, open-to-all
# near miss: the node is Ready, and still closed
ssh worker-1 "sed -i 's#/run/containerd/cri.sock#/run/containerd/containerd.sock#' /etc/containerd/config.toml; systemctl restart containerd kubelet"
sleep 60
