# fails: controller-manager
ssh control-plane 'sed -i s#/etc/kubernetes/kube-scheduler.conf#/etc/kubernetes/scheduler.conf# /etc/systemd/system/kube-scheduler.service; systemctl daemon-reload; systemctl restart kube-scheduler; systemctl start kube-controller-manager'
sleep 45
