# fails: ready, new-pods, reason
# near miss: the socket was right all the time
echo unix:///run/containerd/containerd.sock > reason.txt
ssh worker-2 "sed -i s#/run/containerd/containerd.sock#/run/crio/crio.sock# /var/lib/kubelet/config.yaml; systemctl restart kubelet"
sleep 20
