kubectl describe node worker-1 | grep -A8 Conditions
ssh worker-1 grep -A3 evictionHard /var/lib/kubelet/config.yaml
echo nodefs.available > signal.txt
ssh worker-1 "sed -i -e /^evictionHard:/d -e /nodefs.available/d /var/lib/kubelet/config.yaml; systemctl restart kubelet"
