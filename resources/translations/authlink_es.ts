<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
<context>
    <name>AttentionTexts</name>
    <message>
        <source>ALERT</source>
        <translation>ALERTA</translation>
    </message>
    <message>
        <source>THE CUSTOMER SAYS NO</source>
        <translation>EL CLIENTE DICE QUE NO</translation>
    </message>
    <message>
        <source>%1 – verification %2</source>
        <extracomment>%1 are the words of a banner, e.g. &quot;SPOOF SUSPECTED&quot;; %2 is the number of its panel.</extracomment>
        <translation>%1 – verificación %2</translation>
    </message>
    <message>
        <source>The outage is over</source>
        <translation>El servicio ha vuelto</translation>
    </message>
    <message>
        <source>NEEDS YOUR HELP</source>
        <translation>NECESITA SU AYUDA</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>No hay nada abierto</translation>
    </message>
</context>
<context>
    <name>BannerTexts</name>
    <message>
        <source>Reason: %1. Treat the caller as not verified.</source>
        <translation>Motivo: %1. Trate a quien llama como no verificado.</translation>
    </message>
    <message>
        <source>Treat the caller as not verified.</source>
        <translation>Trate a quien llama como no verificado.</translation>
    </message>
    <message>
        <source>Reason: %1. This proves nothing either way. Send another link or use your other procedure.</source>
        <translation>Motivo: %1. Esto no prueba nada en ningún sentido. Envíe otro enlace o use su otro procedimiento.</translation>
    </message>
    <message>
        <source>This proves nothing either way. Send another link or use your other procedure.</source>
        <translation>Esto no prueba nada en ningún sentido. Envíe otro enlace o use su otro procedimiento.</translation>
    </message>
    <message>
        <source>NOT VERIFIED</source>
        <translation>NO VERIFICADO</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>RECHAZADO</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>VENCIDO</translation>
    </message>
    <message>
        <source>CANCELLED</source>
        <translation>CANCELADO</translation>
    </message>
    <message>
        <source>NOT SENT</source>
        <translation>NO ENVIADO</translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation>FINALIZADO</translation>
    </message>
    <message>
        <source>NOT CURRENT</source>
        <translation>NO ACTUALIZADO</translation>
    </message>
    <message>
        <source>OUTAGE</source>
        <translation>SIN SERVICIO</translation>
    </message>
    <message>
        <source>Nothing is proven yet. Give no information and change nothing.</source>
        <translation>Aún no hay nada comprobado. No dé información ni cambie nada.</translation>
    </message>
    <message>
        <source>The caller is %1. Valid for this call only.</source>
        <translation>Quien llama es %1. Válido solo para esta llamada.</translation>
    </message>
    <message>
        <source>Reason: %1. Do not continue as if this were the customer.</source>
        <translation>Motivo: %1. No continúe como si fuera el cliente.</translation>
    </message>
    <message>
        <source>Do not continue as if this were the customer.</source>
        <translation>No continúe como si fuera el cliente.</translation>
    </message>
    <message>
        <source>The face belongs to a different customer. Do not disclose that to the caller.</source>
        <translation>El rostro es de otro cliente. No se lo revele a quien llama.</translation>
    </message>
    <message>
        <source>The picture is not of a live person. Do not continue; say only that it could not be completed.</source>
        <translation>La imagen no es de una persona real presente. No continúe; diga solo que no se pudo completar.</translation>
    </message>
    <message>
        <source>The customer says they are not on this call: likely fraud in progress.</source>
        <translation>El cliente dice que no está en esta llamada: probable fraude en curso.</translation>
    </message>
    <message>
        <source>Reason: %1. Ask a supervisor before you go on.</source>
        <translation>Motivo: %1. Consulte a un supervisor antes de continuar.</translation>
    </message>
    <message>
        <source>Ask a supervisor before you go on.</source>
        <translation>Consulte a un supervisor antes de continuar.</translation>
    </message>
    <message>
        <source>The link ran out before the customer finished. Nothing is proven.</source>
        <translation>El enlace venció antes de que el cliente terminara. No hay nada comprobado.</translation>
    </message>
    <message>
        <source>This verification was cancelled. Nothing is proven.</source>
        <translation>Esta verificación se canceló. No hay nada comprobado.</translation>
    </message>
    <message>
        <source>The message could not be sent. Try another channel.</source>
        <translation>No se pudo enviar el mensaje. Pruebe otro canal.</translation>
    </message>
    <message>
        <source>This call has ended. Its verdict no longer counts.</source>
        <translation>Esta llamada terminó. Su veredicto ya no cuenta.</translation>
    </message>
    <message>
        <source>Confirming with Incode. Keep the caller on the line: not verified yet.</source>
        <translation>Confirmando con Incode. Mantenga en línea a quien llama: aún no verificado.</translation>
    </message>
    <message>
        <source>Confirming for %1</source>
        <translation>Confirmando desde hace %1</translation>
    </message>
    <message>
        <source>Valid for another %1</source>
        <translation>Válido por %1 más</translation>
    </message>
    <message>
        <source>Decided at %1</source>
        <translation>Decidido a las %1</translation>
    </message>
    <message>
        <source>As of %1, %2 old</source>
        <translation>A las %1, hace %2</translation>
    </message>
    <message>
        <source>Not confirmed by the relay. As of %1, %2 old.</source>
        <translation>No confirmado por el servidor. A las %1, hace %2.</translation>
    </message>
    <message>
        <source>Incode can&apos;t be reached: nobody can be verified and no link can be sent now.</source>
        <translation>No se puede acceder a Incode: ahora no se puede verificar a nadie ni enviar enlaces.</translation>
    </message>
    <message>
        <source>OUTAGE: %1</source>
        <extracomment>%1 is a sentence.</extracomment>
        <translation>SIN SERVICIO. %1</translation>
    </message>
    <message>
        <source>The relay does not confirm this now, so it may have changed. Do not rely on it.</source>
        <translation>El servidor no lo confirma ahora, así que puede haber cambiado. No confíe en ello.</translation>
    </message>
    <message>
        <source>The face belongs to the Incode id that was typed. The name was only typed as well: nothing proves it.</source>
        <translation>El rostro corresponde al id de Incode que se escribió. El nombre también solo se escribió: nada lo prueba.</translation>
    </message>
    <message>
        <source>The face belongs to Incode id %1. The name was only typed: nothing proves it.</source>
        <extracomment>%1 is the end of an identifier, e.g. &quot;•••0c2&quot;.</extracomment>
        <translation>El rostro corresponde al id de Incode %1. El nombre solo se escribió: nada lo prueba.</translation>
    </message>
    <message>
        <source>NAME NOT PROVEN</source>
        <translation>NOMBRE NO PROBADO</translation>
    </message>
    <message>
        <source>Only %1 left</source>
        <translation>Solo quedan %1</translation>
    </message>
    <message>
        <source>%1 This ends within a minute.</source>
        <extracomment>%1 is a sentence: whom the caller is.</extracomment>
        <translation>%1 Termina en menos de un minuto.</translation>
    </message>
</context>
<context>
    <name>CoachingTexts</name>
    <message>
        <source>The message was not delivered. Ask for another address (a supervisor corrects it), or use a text message or a QR code.</source>
        <translation>El mensaje no se entregó. Pida otra dirección (un supervisor la corrige), o use un mensaje de texto o un código QR.</translation>
    </message>
    <message>
        <source>%1. Ask for another address (a supervisor corrects it), or use a text message or a QR code.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: could not be delivered&quot;.</extracomment>
        <translation>%1. Pida otra dirección (un supervisor la corrige), o use un mensaje de texto o un código QR.</translation>
    </message>
    <message>
        <source>The message was not delivered. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.</source>
        <translation>El mensaje no se entregó. Pida otro número (un supervisor lo corrige), o use el correo electrónico o un código QR.</translation>
    </message>
    <message>
        <source>%1. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: could not be delivered&quot;.</extracomment>
        <translation>%1. Pida otro número (un supervisor lo corrige), o use el correo electrónico o un código QR.</translation>
    </message>
    <message>
        <source>The message is on its way. Ask the caller for the second word.</source>
        <translation>El mensaje va en camino. Pida a quien llama la segunda palabra.</translation>
    </message>
    <message>
        <source>%1. Ask the caller for the second word.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: delivered&quot;.</extracomment>
        <translation>%1. Pida a quien llama la segunda palabra.</translation>
    </message>
    <message>
        <source>The message is on its way. Ask the caller to open the link.</source>
        <translation>El mensaje va en camino. Pida a quien llama que abra el enlace.</translation>
    </message>
    <message>
        <source>%1. Ask the caller to open the link.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: delivered&quot;.</extracomment>
        <translation>%1. Pida a quien llama que abra el enlace.</translation>
    </message>
    <message>
        <source>The link has not been opened yet. Ask whether the message arrived; send it again or use another channel.</source>
        <translation>Aún no se ha abierto el enlace. Pregunte si llegó el mensaje; envíelo de nuevo o use otro canal.</translation>
    </message>
    <message>
        <source>%1. The link has not been opened yet. Ask whether the message arrived; send it again or use another channel.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: delivered&quot;.</extracomment>
        <translation>%1. Aún no se ha abierto el enlace. Pregunte si llegó el mensaje; envíelo de nuevo o use otro canal.</translation>
    </message>
    <message>
        <source>%1. No text message can arrive there. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.</source>
        <extracomment>%1 is &quot;Reported by the carrier: the number is a landline&quot;.</extracomment>
        <translation>%1. Allí no puede llegar ningún mensaje de texto. Pida otro número (un supervisor lo corrige), o use el correo electrónico o un código QR.</translation>
    </message>
    <message>
        <source>A result is in, and Incode itself is asked whether it stands. Keep the caller on the line; not verified yet.</source>
        <translation>Hay un resultado y se está consultando a Incode si es válido. Mantenga en línea a quien llama; aún no verificado.</translation>
    </message>
    <message>
        <source>Incode takes longer than usual to confirm. Keep the caller on the line; not verified yet. It ends by itself.</source>
        <translation>Incode tarda más de lo normal en confirmar. Mantenga en línea a quien llama; aún no verificado. Termina por sí solo.</translation>
    </message>
    <message>
        <source>Two verifications are open for this customer, so a result can&apos;t be assigned. Cancel one of them.</source>
        <translation>Hay dos verificaciones abiertas para este cliente, así que no se puede asignar un resultado. Cancele una de ellas.</translation>
    </message>
    <message>
        <source>The verification has run out. Verify again before you go on.</source>
        <translation>La verificación venció. Verifique de nuevo antes de continuar.</translation>
    </message>
    <message>
        <source>The face belongs to a different customer. Do not disclose that to the caller. Do not go on with the request.</source>
        <translation>El rostro es de otro cliente. No se lo revele a quien llama. No continúe con la solicitud.</translation>
    </message>
    <message>
        <source>The face was not recognized. Treat the caller as not verified; do not say why.</source>
        <translation>No se reconoció el rostro. Trate a quien llama como no verificado; no diga por qué.</translation>
    </message>
    <message>
        <source>Something other than a live face was shown. Do not tell the caller. Do not go on; inform your supervisor.</source>
        <translation>Se mostró algo que no era un rostro real. No se lo diga a quien llama. No continúe; informe a su supervisor.</translation>
    </message>
    <message>
        <source>This person is on the block list. Do not tell the caller. Do not go on; inform your supervisor.</source>
        <translation>Esta persona está en la lista de bloqueo. No se lo diga a quien llama. No continúe; informe a su supervisor.</translation>
    </message>
    <message>
        <source>A passing result came, but Incode does not confirm it. Treat the caller as not verified. Send a new link or use your other procedure, and inform your supervisor.</source>
        <translation>Llegó un resultado positivo, pero Incode no lo confirma. Trate a quien llama como no verificado. Envíe un enlace nuevo o use su otro procedimiento, e informe a su supervisor.</translation>
    </message>
    <message>
        <source>A passing result came, but Incode could not be asked about it in time. Not verified. Send a new link, or use your other procedure.</source>
        <translation>Llegó un resultado positivo, pero no se pudo consultar a Incode a tiempo. No verificado. Envíe un enlace nuevo o use su otro procedimiento.</translation>
    </message>
    <message>
        <source>A second result contradicts the first: no longer verified. Stop, and call a supervisor.</source>
        <translation>Un segundo resultado contradice al primero: ya no está verificado. Deténgase y llame a un supervisor.</translation>
    </message>
    <message>
        <source>The customer says they are not on this call: likely fraud in progress. Do not go on; inform your supervisor.</source>
        <translation>El cliente dice que no está en esta llamada: probable fraude en curso. No continúe; informe a su supervisor.</translation>
    </message>
    <message>
        <source>The link expired before it was used. Start again.</source>
        <translation>El enlace venció antes de usarse. Empiece de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the contact, or use another channel.</source>
        <translation>No se envió nada. Revise el contacto o use otro canal.</translation>
    </message>
    <message>
        <source>The relay reports something that this console does not know. Not verified. Update the console.</source>
        <translation>El servidor informa de algo que esta consola no conoce. No verificado. Actualice la consola.</translation>
    </message>
    <message>
        <source>Identify the caller by the bank&apos;s other procedure, or wait: what is open goes on by itself. Nothing is skipped, and nothing counts as verified.</source>
        <translation>Identifique a quien llama con el otro procedimiento del banco, o espere: lo que está abierto continúa por sí solo. No se omite nada, y nada cuenta como verificado.</translation>
    </message>
    <message>
        <source>The relay does not confirm this now, so it may have changed. Do not rely on it. Before that: %1.</source>
        <extracomment>%1 is a verdict, e.g. &quot;WRONG PERSON&quot;.</extracomment>
        <translation>El servidor no lo confirma ahora, así que puede haber cambiado. No confíe en ello. Antes: %1.</translation>
    </message>
    <message>
        <source>The link was opened on another device. If the caller did that, send a new link, to be opened only once. If not, somebody else has it: do not go on, and inform your supervisor.</source>
        <translation>El enlace se abrió en otro dispositivo. Si fue quien llama, envíe un enlace nuevo, que debe abrirse una sola vez. Si no, otra persona lo tiene: no continúe e informe a su supervisor.</translation>
    </message>
    <message>
        <source>The link was opened again in another browser, probably on the same phone: a messages app has its own. Press New link; the caller opens it only once.</source>
        <translation>El enlace se abrió de nuevo en otro navegador, probablemente en el mismo teléfono: la aplicación de mensajes tiene el suyo. Pulse Nuevo enlace; quien llama lo abre una sola vez.</translation>
    </message>
    <message>
        <source>Somebody with the link, or with an earlier one, says that the customer is not on this call: likely fraud in progress. It can&apos;t become VERIFIED any more. Do not go on; inform your supervisor.</source>
        <translation>Alguien con el enlace, o con uno anterior, dice que el cliente no está en esta llamada: probable fraude en curso. Ya no puede quedar VERIFICADO. No continúe; informe a su supervisor.</translation>
    </message>
    <message>
        <source>The caller is the customer they claim to be, but the link was also opened on another device. Ask the caller about it before you go on.</source>
        <translation>Quien llama es el cliente que dice ser, pero el enlace se abrió también en otro dispositivo. Pregúntele antes de continuar.</translation>
    </message>
    <message>
        <source>The customer says they are not on this call: likely fraud in progress. Not verified. Stop at once, and inform your supervisor.</source>
        <translation>El cliente dice que no está en esta llamada: probable fraude en curso. No verificado. Deténgase de inmediato e informe a su supervisor.</translation>
    </message>
    <message>
        <source>Another caller claims to be this customer with another agent. One of the two is somebody else: ask for the second word again, and go on only with whoever reads it from the page.</source>
        <translation>Otra persona dice ser este cliente con otro agente. Una de las dos es otra persona: pida de nuevo la segunda palabra y continúe solo con quien la lea en la página.</translation>
    </message>
    <message>
        <source>The face passed for the Incode id that was typed, and that is all that is proven. Find out whose id it is by the bank&apos;s other procedure before you go on.</source>
        <translation>El rostro coincide con el id de Incode que se escribió, y eso es todo lo que está probado. Averigüe de quién es ese id con el otro procedimiento del banco antes de continuar.</translation>
    </message>
    <message>
        <source>The relay is getting the link. Keep the caller on the line.</source>
        <translation>El servidor está obteniendo el enlace. Mantenga a quien llama en la línea.</translation>
    </message>
    <message>
        <source>The link is ready. Hand it over, then ask the caller for the second word.</source>
        <translation>El enlace está listo. Entréguelo y luego pida la segunda palabra a quien llama.</translation>
    </message>
    <message>
        <source>The link is ready. Hand it over and ask the caller to open it.</source>
        <translation>El enlace está listo. Entréguelo y pida a quien llama que lo abra.</translation>
    </message>
    <message>
        <source>The attempt did not work: %1. Say no more than the sentence below; the customer can try again.</source>
        <translation>El intento no funcionó: %1. No diga más que la frase de abajo; el cliente puede intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>The attempt did not work. Say no more than the sentence below; the customer can try again.</source>
        <translation>El intento no funcionó. No diga más que la frase de abajo; el cliente puede intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>The attempt did not work: %1. The next one is probably the last; let the caller take their time.</source>
        <translation>El intento no funcionó: %1. El próximo es probablemente el último; deje que quien llama se tome su tiempo.</translation>
    </message>
    <message>
        <source>The attempt did not work. The next one is probably the last; let the caller take their time.</source>
        <translation>El intento no funcionó. El próximo es probablemente el último; deje que quien llama se tome su tiempo.</translation>
    </message>
    <message>
        <source>Another caller claims to be this customer with another agent. One of the two is somebody else: use the bank&apos;s other procedure as well before you go on, and inform your supervisor.</source>
        <translation>Otra persona dice ser este cliente con otro agente. Una de las dos es otra persona: use también el otro procedimiento del banco antes de continuar e informe a su supervisor.</translation>
    </message>
    <message>
        <source>Several agents tried to verify this customer within an hour. Somebody may be calling again and again: ask for the second word again, and inform your supervisor.</source>
        <translation>Varios agentes intentaron verificar a este cliente en una hora. Puede que alguien llame una y otra vez: pida de nuevo la segunda palabra e informe a su supervisor.</translation>
    </message>
    <message>
        <source>Several agents tried to verify this customer within an hour. Somebody may be calling again and again: be careful, and inform your supervisor.</source>
        <translation>Varios agentes intentaron verificar a este cliente en una hora. Puede que alguien llame una y otra vez: tenga cuidado e informe a su supervisor.</translation>
    </message>
    <message>
        <source>The face is the customer&apos;s, but another caller claimed to be this customer with another agent. Ask for the second word, go on only with whoever knows it, and inform your supervisor.</source>
        <translation>La cara es la del cliente, pero otra persona dijo ser este cliente con otro agente. Pida la segunda palabra, continúe solo con quien la sepa e informe a su supervisor.</translation>
    </message>
    <message>
        <source>The face is the customer&apos;s, but another caller claimed to be this customer with another agent. Use the bank&apos;s other procedure as well before you go on, and inform your supervisor.</source>
        <translation>La cara es la del cliente, pero otra persona dijo ser este cliente con otro agente. Use también el otro procedimiento del banco antes de continuar e informe a su supervisor.</translation>
    </message>
    <message>
        <source>The customer opened the link and says they are on this call. Explain that the selfie comes next.</source>
        <translation>El cliente abrió el enlace y dice que está en esta llamada. Explique que ahora sigue la selfie.</translation>
    </message>
    <message>
        <source>The link has been opened. Explain that the selfie comes next.</source>
        <translation>El enlace fue abierto. Explique que ahora sigue la selfie.</translation>
    </message>
    <message>
        <source>No selfie yet: the camera may have been refused, or the customer hesitates. Ask what they see; they can open the link again.</source>
        <translation>Aún no hay selfie: quizá se negó la cámara o el cliente duda. Pregunte qué ve; puede abrir el enlace otra vez.</translation>
    </message>
    <message>
        <source>The customer is taking the selfie. Wait, and help if they ask.</source>
        <translation>El cliente se está tomando la selfie. Espere y ayude si se lo pide.</translation>
    </message>
    <message>
        <source>A passing result came that nothing stands behind. Do not go on with the request; let the customer&apos;s own check finish, or use the bank&apos;s other procedure.</source>
        <translation>Llegó un resultado aprobado que nada respalda. No continúe con la gestión; deje que termine la verificación del propio cliente o use el otro procedimiento del banco.</translation>
    </message>
    <message>
        <source>An attempt that can&apos;t be tied to a customer failed just now. It may be somebody else&apos;s: go on as before, and let the caller try again if it was theirs.</source>
        <translation>Acaba de fallar un intento que no se puede atribuir a un cliente. Puede ser de otra persona: siga como antes, y si era de quien llama, deje que lo intente de nuevo.</translation>
    </message>
    <message>
        <source>No verdict was possible: %1. Not verified. Send a new link, or use the bank&apos;s other procedure.</source>
        <translation>No fue posible un veredicto: %1. No verificado. Envíe un enlace nuevo o use el otro procedimiento del banco.</translation>
    </message>
    <message>
        <source>No verdict was possible. Not verified. Send a new link, or use the bank&apos;s other procedure.</source>
        <translation>No fue posible un veredicto. No verificado. Envíe un enlace nuevo o use el otro procedimiento del banco.</translation>
    </message>
    <message>
        <source>The caller is the customer they claim to be. Go on with the request, in this call only.</source>
        <translation>Quien llama es el cliente que dice ser. Continúe con la gestión, solo en esta llamada.</translation>
    </message>
    <message>
        <source>This customer is not enrolled and can&apos;t be verified this way. Use the bank&apos;s other procedure; do not say why.</source>
        <translation>Este cliente no está registrado en Incode y no se puede verificar por este medio. Use el otro procedimiento del banco; no diga por qué.</translation>
    </message>
    <message>
        <source>A supervisor has to decide: not verified. Call one, and do not go on meanwhile.</source>
        <translation>Tiene que decidir un supervisor: no verificado. Llame a uno y mientras tanto no continúe.</translation>
    </message>
    <message>
        <source>The verification was cancelled: nothing is proven. Start again if the caller still needs it.</source>
        <translation>La verificación se canceló: nada está comprobado. Empiece de nuevo si quien llama aún la necesita.</translation>
    </message>
    <message>
        <source>The call has ended, and nothing of this verification is valid any more. Verify again if the caller is still on the line.</source>
        <translation>La llamada terminó y nada de esta verificación sigue siendo válido. Verifique de nuevo si quien llama sigue en la línea.</translation>
    </message>
</context>
<context>
    <name>ConnectionTexts</name>
    <message>
        <source>The relay uses an incompatible protocol version.</source>
        <translation>El servidor usa una versión incompatible del protocolo.</translation>
    </message>
    <message>
        <source>The relay asks this console to slow down.</source>
        <translation>El servidor pide a esta consola que vaya más despacio.</translation>
    </message>
    <message>
        <source>The relay is restarting.</source>
        <translation>El servidor se está reiniciando.</translation>
    </message>
    <message>
        <source>The relay is busy.</source>
        <translation>El servidor está ocupado.</translation>
    </message>
    <message>
        <source>The relay went silent.</source>
        <translation>El servidor dejó de responder.</translation>
    </message>
    <message>
        <source>Reconnecting in %1.</source>
        <translation>Se reconecta en %1.</translation>
    </message>
    <message>
        <source>Reconnecting in %1. %2</source>
        <extracomment>%1 is a duration, %2 a sentence that says why.</extracomment>
        <translation>Se reconecta en %1. %2</translation>
    </message>
    <message>
        <source>Offline: the relay can&apos;t be reached. Next try in %1.</source>
        <translation>Sin conexión: no se puede acceder al servidor. Próximo intento en %1.</translation>
    </message>
    <message>
        <source>Offline: the relay can&apos;t be reached. Next try in %1. %2</source>
        <extracomment>%1 is a duration, %2 a sentence that says why.</extracomment>
        <translation>Sin conexión: no se puede acceder al servidor. Próximo intento en %1. %2</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Sign-in expired: ask for a new sign-in token.</source>
        <translation>La sesión venció: pida un nuevo token de acceso.</translation>
    </message>
    <message>
        <source>This user is disabled: ask a supervisor.</source>
        <translation>Este usuario está desactivado: consulte a un supervisor.</translation>
    </message>
    <message>
        <source>Signed in at another desk. Trying again signs out that one.</source>
        <translation>Sesión iniciada en otro puesto. Si lo intenta de nuevo, se cierra allí.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>OUTAGE: the relay can&apos;t record anything now. Rely on no verdict until it can; nothing can be sent.</source>
        <translation>SIN SERVICIO. El servidor no puede registrar nada ahora. No confíe en ningún resultado hasta que pueda; no se puede enviar nada.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a sign-in.</source>
        <translation>El proxy %1 pide iniciar sesión.</translation>
    </message>
    <message>
        <source>The proxy %1 does not accept this name and password.</source>
        <translation>El proxy %1 no acepta este nombre y esta contraseña.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a kind of sign-in that this console can&apos;t do. Tell your operations team.</source>
        <translation>El proxy %1 pide un tipo de inicio de sesión que esta consola no conoce. Avise a su equipo de operaciones.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses the way to the relay. Tell your operations team.</source>
        <translation>El proxy %1 niega el paso hacia el servidor. Avise a su equipo de operaciones.</translation>
    </message>
    <message>
        <source>The proxy %1 can&apos;t reach the relay.</source>
        <translation>El proxy %1 no puede llegar al servidor.</translation>
    </message>
    <message>
        <source>The proxy %1 can&apos;t be reached.</source>
        <translation>No se llega al proxy %1.</translation>
    </message>
    <message>
        <source>The relay&apos;s certificate is not trusted. Your operations team can name its authority to this computer: relay.certificate_authority.</source>
        <translation>El certificado del servidor no es de confianza. Su equipo de operaciones puede indicar su autoridad a este equipo: relay.certificate_authority.</translation>
    </message>
    <message>
        <source>This computer was asleep, or its clock was set.</source>
        <translation>Este equipo estuvo suspendido o se cambió su hora.</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>This customer is not enrolled with Incode yet and can&apos;t be verified this way. Use another procedure.</source>
        <translation>Este cliente aún no está registrado en Incode y no se puede verificar por este medio. Use otro procedimiento.</translation>
    </message>
    <message>
        <source>The link can&apos;t go this way. Choose another one, or start a new verification.</source>
        <translation>El enlace no se puede enviar por este medio. Elija otro o inicie una nueva verificación.</translation>
    </message>
    <message>
        <source>Check the Incode customer id. If this customer is in the directory, pick them there.</source>
        <translation>Revise el id de cliente de Incode. Si este cliente está en el directorio, elíjalo allí.</translation>
    </message>
    <message>
        <source>Check the number or address: no message can be sent there.</source>
        <translation>Revise el número o la dirección: allí no se puede enviar ningún mensaje.</translation>
    </message>
    <message>
        <source>Check the name: it is missing, too long, or holds something that can&apos;t be shown.</source>
        <translation>Revise el nombre: falta, es demasiado largo o contiene algo que no se puede mostrar.</translation>
    </message>
    <message>
        <source>Check the reason: it is missing or too long.</source>
        <translation>Revise el motivo: falta o es demasiado largo.</translation>
    </message>
    <message>
        <source>The relay did not accept this: %1</source>
        <translation>El servidor no lo aceptó: %1</translation>
    </message>
    <message>
        <source>Check “%1”: %2</source>
        <translation>Revise «%1»: %2</translation>
    </message>
    <message>
        <source>Not allowed: this is your own record, or a customer outside the directory. Ask a colleague or a supervisor.</source>
        <translation>No permitido: es su propio registro, o un cliente fuera del directorio. Pídalo a un colega o a un supervisor.</translation>
    </message>
    <message>
        <source>Not allowed: another contact than the one on file needs a supervisor.</source>
        <translation>No permitido: usar otro contacto que el registrado requiere un supervisor.</translation>
    </message>
    <message>
        <source>Not allowed. Ask a supervisor.</source>
        <translation>No permitido. Consulte a un supervisor.</translation>
    </message>
    <message>
        <source>Limit reached: too many starts in a short time. Possible again in %1.</source>
        <translation>Límite alcanzado: demasiados inicios en poco tiempo. De nuevo posible en %1.</translation>
    </message>
    <message>
        <source>The link was sent a moment ago. Possible again in %1.</source>
        <translation>El enlace se envió hace un momento. De nuevo posible en %1.</translation>
    </message>
    <message>
        <source>Limit reached. Possible again in %1.</source>
        <translation>Límite alcanzado. De nuevo posible en %1.</translation>
    </message>
    <message>
        <source>Limit reached: too many verifications are open. End one of them first. One with a verdict counts until its call is ended (Ctrl+E).</source>
        <translation>Límite alcanzado: hay demasiadas verificaciones abiertas. Finalice primero una de ellas. Una con veredicto cuenta hasta que se finaliza su llamada (Ctrl+E).</translation>
    </message>
    <message>
        <source>Limit reached: the link can&apos;t be sent once more. Start a new verification.</source>
        <translation>Límite alcanzado: el enlace no se puede enviar una vez más. Inicie una nueva verificación.</translation>
    </message>
    <message>
        <source>Limit reached. Try again in a moment.</source>
        <translation>Límite alcanzado. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>This customer is locked after failed verifications.</source>
        <translation>Este cliente está bloqueado por verificaciones fallidas.</translation>
    </message>
    <message>
        <source>This customer is locked after failed verifications. Possible again in %1.</source>
        <translation>Este cliente está bloqueado por verificaciones fallidas. De nuevo posible en %1.</translation>
    </message>
    <message>
        <source>The relay does not know this. Search again.</source>
        <translation>El servidor no lo conoce. Busque de nuevo.</translation>
    </message>
    <message>
        <source>Too late for that: the verification has moved on.</source>
        <translation>Demasiado tarde para eso: la verificación ya avanzó.</translation>
    </message>
    <message>
        <source>Incode can&apos;t be reached, so no link was sent. Try again, or use your other procedure.</source>
        <translation>No se puede acceder a Incode, así que no se envió ningún enlace. Inténtelo de nuevo o use su otro procedimiento.</translation>
    </message>
    <message>
        <source>The relay can&apos;t record this now, so nothing was sent. Try again in a moment.</source>
        <translation>El servidor no puede registrarlo ahora, así que no se envió nada. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Your sign-in has expired. Sign in again.</source>
        <translation>Su sesión venció. Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>No answer in time. It may still have been done; trying again does not do it twice.</source>
        <translation>No hubo respuesta a tiempo. Es posible que se haya hecho; si lo intenta de nuevo, no se hace dos veces.</translation>
    </message>
    <message>
        <source>Given up.</source>
        <translation>Abandonado.</translation>
    </message>
    <message>
        <source>No connection to the relay. Try again when it is live; it is not done twice.</source>
        <translation>Sin conexión con el servidor. Inténtelo de nuevo cuando esté en línea; no se hace dos veces.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Nothing is proven; try again.</source>
        <translation>Algo falló en el programa. No hay nada comprobado; inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Not allowed: this is your own record. A colleague has to verify it.</source>
        <translation>No permitido: es su propio registro. Debe verificarlo un colega.</translation>
    </message>
    <message>
        <source>Not allowed: only customers of the directory are verified here.</source>
        <translation>No permitido: aquí solo se verifican clientes del directorio.</translation>
    </message>
    <message>
        <source>Not allowed: a customer outside the directory, or another contact than the one on file, needs a supervisor.</source>
        <translation>No permitido: un cliente fuera del directorio, o un contacto distinto del registrado, requiere un supervisor.</translation>
    </message>
    <message>
        <source>You are already verifying this customer. End the other verification first; nothing was sent.</source>
        <translation>Usted ya está verificando a este cliente. Termine primero la otra verificación; no se envió nada.</translation>
    </message>
    <message>
        <source>Stop: another agent is verifying this customer right now. One of the two callers is somebody else. Nothing was sent: ask your caller to open no link, and inform a supervisor, who can end the other verification.</source>
        <translation>Deténgase: otro agente está verificando a este cliente ahora mismo. Una de las dos personas que llaman es otra. No se envió nada: pida a quien llama que no abra ningún enlace e informe a un supervisor, que puede terminar la otra verificación.</translation>
    </message>
    <message>
        <source>This customer&apos;s enrolment with Incode waits to be approved, and until then they can&apos;t be verified this way. Use another procedure, and tell your operations team.</source>
        <translation>El registro de este cliente en Incode está pendiente de aprobación y hasta entonces no se puede verificar por este medio. Use otro procedimiento e informe al equipo de operaciones.</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>no registrado</translation>
    </message>
    <message>
        <source>enrolment not approved yet</source>
        <translation>registro aún sin aprobar</translation>
    </message>
</context>
<context>
    <name>EventTexts</name>
    <message>
        <source>Verification started</source>
        <translation>Verificación iniciada</translation>
    </message>
    <message>
        <source>Link ready</source>
        <translation>Enlace listo</translation>
    </message>
    <message>
        <source>Link handed out</source>
        <translation>Enlace entregado</translation>
    </message>
    <message>
        <source>The message could not be sent</source>
        <translation>No se pudo enviar el mensaje</translation>
    </message>
    <message>
        <source>Link looked at</source>
        <translation>Enlace visto</translation>
    </message>
    <message>
        <source>Customer confirmed to be on this call</source>
        <translation>El cliente confirmó que está en esta llamada</translation>
    </message>
    <message>
        <source>Customer says they are not on this call</source>
        <translation>El cliente dice que no está en esta llamada</translation>
    </message>
    <message>
        <source>Link opened on a second device</source>
        <translation>Enlace abierto en otro dispositivo</translation>
    </message>
    <message>
        <source>Taking the selfie</source>
        <translation>Tomándose la selfie</translation>
    </message>
    <message>
        <source>Taking the selfie again</source>
        <translation>Tomándose la selfie otra vez</translation>
    </message>
    <message>
        <source>The attempt did not work</source>
        <translation>El intento no funcionó</translation>
    </message>
    <message>
        <source>Result received</source>
        <translation>Resultado recibido</translation>
    </message>
    <message>
        <source>Confirming with Incode</source>
        <translation>Confirmando con Incode</translation>
    </message>
    <message>
        <source>Confirmed by Incode</source>
        <translation>Confirmado por Incode</translation>
    </message>
    <message>
        <source>A second result contradicts the first</source>
        <translation>Un segundo resultado contradice al primero</translation>
    </message>
    <message>
        <source>A result came too early and does not count</source>
        <translation>Un resultado llegó demasiado pronto y no cuenta</translation>
    </message>
    <message>
        <source>A result came too late and does not count</source>
        <translation>Un resultado llegó demasiado tarde y no cuenta</translation>
    </message>
    <message>
        <source>Link sent again</source>
        <translation>Enlace enviado de nuevo</translation>
    </message>
    <message>
        <source>Contact corrected</source>
        <translation>Contacto corregido</translation>
    </message>
    <message>
        <source>The link expired</source>
        <translation>El enlace venció</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Verdict: %1 (%2)</source>
        <extracomment>%1 is a verdict, %2 how it was found.</extracomment>
        <translation>Veredicto: %1 (%2)</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Veredicto: %1</translation>
    </message>
    <message>
        <source>News of the message&apos;s delivery</source>
        <translation>Novedades sobre la entrega del mensaje</translation>
    </message>
    <message>
        <source>The verification&apos;s validity ended</source>
        <translation>Terminó la validez de la verificación</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Llamada finalizada</translation>
    </message>
    <message>
        <source>Link opened</source>
        <translation>Enlace abierto</translation>
    </message>
    <message>
        <source>Closed by itself: nobody had ended the call</source>
        <translation>Se cerró sola: nadie había terminado la llamada</translation>
    </message>
    <message>
        <source>No longer verified: the customer says they are not on this call</source>
        <translation>Ya no está verificado: el cliente dice que no está en esta llamada</translation>
    </message>
    <message>
        <source>Link opened in another browser, probably of the same phone</source>
        <translation>Enlace abierto en otro navegador, probablemente del mismo teléfono</translation>
    </message>
    <message>
        <source>Verification started for a customer who is not in the directory; the name was only typed</source>
        <translation>Verificación iniciada para un cliente que no está en el directorio; el nombre solo se escribió</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>User guide</source>
        <translation>Guía del usuario</translation>
    </message>
    <message>
        <source>Authlink Console</source>
        <translation>Authlink Console</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Versión %1, con Qt %2</translation>
    </message>
    <message>
        <source>Proves, during the call, that the caller is the customer they claim to be.</source>
        <translation>Comprueba, durante la llamada, que quien llama es el cliente que dice ser.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior. Se ofrece sin garantía alguna.</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Construido con</translation>
    </message>
    <message>
        <source>About Authlink Console</source>
        <translation>Acerca de Authlink Console</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Guía del usuario</translation>
    </message>
    <message>
        <source>How to work with the console</source>
        <translation>Cómo trabajar con la consola</translation>
    </message>
    <message>
        <source>&amp;About Authlink Console</source>
        <translation>&amp;Acerca de Authlink Console</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Versión y licencias</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Lang&amp;uage (from the next start)</source>
        <translation>&amp;Idioma (desde el próximo inicio)</translation>
    </message>
    <message>
        <source>Used when the console is started again</source>
        <translation>Se usa cuando la consola se inicia de nuevo</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation>Idioma del &amp;sistema</translation>
    </message>
</context>
<context>
    <name>LookActions</name>
    <message>
        <source>&amp;Larger text</source>
        <translation>Texto más &amp;grande</translation>
    </message>
    <message>
        <source>Larger text and everything with it</source>
        <translation>Texto más grande y todo lo demás con él</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Texto más &amp;pequeño</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>Tamaño &amp;normal del texto</translation>
    </message>
    <message>
        <source>The system&apos;s text size</source>
        <translation>El tamaño de texto del sistema</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Apariencia</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Alto contraste</translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message>
        <source>Incode is back. Links can be sent again, and what is open goes on.</source>
        <translation>Incode vuelve a estar disponible. Se pueden enviar enlaces de nuevo, y lo que está abierto continúa.</translation>
    </message>
    <message>
        <source>ALERT: somebody may be trying to fool an agent. A passing result came without a confirmed check behind it; it does not count. Trust only a green banner, and inform a supervisor.</source>
        <translation>ALERTA: es posible que alguien intente engañar a un agente. Llegó un resultado positivo sin una comprobación confirmada que lo respalde; no cuenta. Confíe solo en un aviso verde e informe a un supervisor.</translation>
    </message>
    <message>
        <source>Enrolment conflict: Incode names another identity for an account than the directory does. Nothing was overwritten; until operations have checked it, use the other procedure for this customer.</source>
        <translation>Conflicto de registro: Incode indica para una cuenta una identidad distinta de la del directorio. No se sobrescribió nada; hasta que operaciones lo revise, use el otro procedimiento con este cliente.</translation>
    </message>
    <message>
        <source>OUTAGE: %1</source>
        <extracomment>%1 is a sentence.</extracomment>
        <translation>SIN SERVICIO. %1</translation>
    </message>
    <message>
        <source>ALERT: a passing result without a session of ours behind it; it does not count</source>
        <translation>ALERTA: un resultado positivo sin una sesión nuestra que lo respalde; no cuenta</translation>
    </message>
    <message>
        <source>An attempt that can&apos;t be tied to a customer failed</source>
        <translation>Falló un intento que no se puede asociar a ningún cliente</translation>
    </message>
    <message>
        <source>A result could belong to two open verifications and counts for neither</source>
        <translation>Un resultado podría corresponder a dos verificaciones abiertas y no cuenta para ninguna</translation>
    </message>
    <message>
        <source>Accepted without Incode&apos;s confirmation: it could not be asked, and this relay allows that</source>
        <translation>Aceptado sin la confirmación de Incode: no se le pudo consultar, y este servidor lo permite</translation>
    </message>
    <message>
        <source>Incode holds the session for a manual review</source>
        <translation>Incode retiene la sesión para una revisión manual</translation>
    </message>
    <message>
        <source>The session is over; the face result has not arrived yet</source>
        <translation>La sesión terminó; el resultado del rostro aún no ha llegado</translation>
    </message>
    <message>
        <source>Incode was reached, but its record does not vouch for the result</source>
        <translation>Incode respondió, pero su registro no respalda el resultado</translation>
    </message>
    <message>
        <source>News of a session that does not count: another one is current, or the customer has not confirmed the call yet</source>
        <translation>Novedades de una sesión que no cuenta: hay otra vigente, o el cliente aún no ha confirmado la llamada</translation>
    </message>
    <message>
        <source>The customer said they are not on this call, after the verdict</source>
        <translation>Después del veredicto, el cliente dijo que no está en esta llamada</translation>
    </message>
    <message>
        <source>The relay was interrupted while it sent the link again; send it again</source>
        <translation>El servidor se interrumpió mientras reenviaba el enlace; envíelo de nuevo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Nota: %1</translation>
    </message>
    <message>
        <source>ALERT: a passing result came without a confirmed check behind it. It does not count; this verdict rests on another result. Inform your supervisor.</source>
        <translation>ALERTA: llegó un resultado positivo sin una comprobación confirmada que lo respalde. No cuenta; este veredicto se basa en otro resultado. Informe a su supervisor.</translation>
    </message>
    <message>
        <source>ALERT: somebody may be trying to fool you. A passing result came without a confirmed check behind it. It does not count: treat the caller as not verified, whatever they say, and inform your supervisor.</source>
        <translation>ALERTA: es posible que alguien intente engañarle. Llegó un resultado positivo sin una comprobación confirmada que lo respalde. No cuenta: trate a quien llama como no verificado, diga lo que diga, e informe a su supervisor.</translation>
    </message>
    <message>
        <source>The relay records again. What you see is current, and links can be sent.</source>
        <translation>El servidor vuelve a registrar. Lo que ve está al día y se pueden enviar enlaces.</translation>
    </message>
    <message>
        <source>Somebody with the link, or with an earlier one, said that the customer is not on this call</source>
        <translation>Alguien con el enlace, o con uno anterior, dijo que el cliente no está en esta llamada</translation>
    </message>
    <message>
        <source>ALERT: two callers claim to be the same customer now. The second verification was refused. One of them is not the customer: warn the other agent, and inform a supervisor.</source>
        <translation>ALERTA: dos personas dicen ser el mismo cliente ahora. La segunda verificación se rechazó. Una de ellas no es el cliente: avise al otro agente e informe a un supervisor.</translation>
    </message>
    <message>
        <source>ALERT: two callers claim to be the same customer now. The second verification was refused. One of them is not the customer: warn the other agent, and inform a supervisor. (%1)</source>
        <extracomment>%1 is what the relay wrote about it, in its own language: it names the account and the agents.</extracomment>
        <translation>ALERTA: dos personas dicen ser el mismo cliente ahora. La segunda verificación se rechazó. Una de ellas no es el cliente: avise al otro agente e informe a un supervisor. (%1)</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify one customer within an hour. Somebody may be calling again and again until it works.</source>
        <translation>ALERTA: varios agentes intentaron verificar a un mismo cliente en una hora. Puede que alguien llame una y otra vez hasta lograrlo.</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify one customer within an hour. Somebody may be calling again and again until it works. (%1)</source>
        <extracomment>%1 is what the relay wrote about it, in its own language: it names the account and the agents.</extracomment>
        <translation>ALERTA: varios agentes intentaron verificar a un mismo cliente en una hora. Puede que alguien llame una y otra vez hasta lograrlo. (%1)</translation>
    </message>
    <message>
        <source>ALERT: another caller claimed to be this customer, with another agent; that verification was refused</source>
        <translation>ALERTA: otra persona dijo ser este cliente, con otro agente; esa verificación se rechazó</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify this customer within an hour</source>
        <translation>ALERTA: varios agentes intentaron verificar a este cliente en una hora</translation>
    </message>
    <message>
        <source>ALERT: another caller claims to be this customer at the same time, with another agent. One of the two is not the customer: ask for the second word, and inform your supervisor.</source>
        <translation>ALERTA: otra persona dice ser este cliente al mismo tiempo, con otro agente. Una de las dos no es el cliente: pida la segunda palabra e informe a su supervisor.</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify this customer within an hour. Somebody may be calling again and again until it works: be careful, and inform your supervisor.</source>
        <translation>ALERTA: varios agentes intentaron verificar a este cliente en una hora. Puede que alguien llame una y otra vez hasta lograrlo: tenga cuidado e informe a su supervisor.</translation>
    </message>
    <message>
        <source>ALERT: another caller claimed to be this customer at the same time, with another agent. Go on only if your caller told you the second word, and inform your supervisor.</source>
        <translation>ALERTA: otra persona dijo ser este cliente al mismo tiempo, con otro agente. Continúe solo si quien le llama le dijo la segunda palabra, e informe a su supervisor.</translation>
    </message>
    <message>
        <source>Enrolment conflict: Incode names another identity for account %1 than the directory does. Nothing was overwritten; until operations have checked it, use the other procedure for this customer.</source>
        <translation>Conflicto de registro: Incode indica para la cuenta %1 una identidad distinta de la del directorio. No se sobrescribió nada; hasta que operaciones lo revise, use el otro procedimiento con este cliente.</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <extracomment>%1 is what came of the call, as the operator names it.</extracomment>
        <translation>Resultado: %1</translation>
    </message>
    <message>
        <source>Outcome: %1. Note: %2</source>
        <extracomment>%1 is what came of the call, as the operator names it; %2 is what the agent wrote.</extracomment>
        <translation>Resultado: %1. Nota: %2</translation>
    </message>
    <message>
        <source>ALERT: another caller claimed to be this customer at the same time, with another agent. Go on only after the bank&apos;s other procedure, and inform your supervisor.</source>
        <translation>ALERTA: otra persona dijo ser este cliente al mismo tiempo, con otro agente. Continúe solo después del otro procedimiento del banco e informe a su supervisor.</translation>
    </message>
    <message>
        <source>ALERT: another caller claims to be this customer at the same time, with another agent. One of the two is not the customer: use the bank&apos;s other procedure as well, and inform your supervisor.</source>
        <translation>ALERTA: otra persona dice ser este cliente al mismo tiempo, con otro agente. Una de las dos no es el cliente: use también el otro procedimiento del banco e informe a su supervisor.</translation>
    </message>
</context>
<context>
    <name>RelayAddress</name>
    <message>
        <source>&apos;%1&apos; is no relay address; write wss://HOST/v1/stream</source>
        <translation>«%1» no es una dirección de servidor; escriba wss://HOST/v1/stream</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not encrypted; write wss:// (ws:// is for this machine only)</source>
        <translation>«%1» no está cifrada; escriba wss:// (ws:// es solo para este equipo)</translation>
    </message>
</context>
<context>
    <name>SpokenSend</name>
    <message>
        <source>Send the link to %1, by e-mail to %2</source>
        <extracomment>%1 is a customer&apos;s name with the account, %2 a masked address.</extracomment>
        <translation>Enviar el enlace a %1, por correo electrónico a %2</translation>
    </message>
    <message>
        <source>Start a verification of %1, and copy the link</source>
        <extracomment>%1 is a customer&apos;s name with the account.</extracomment>
        <translation>Iniciar una verificación de %1 y copiar el enlace</translation>
    </message>
    <message>
        <source>Start a verification of %1, and show the QR code</source>
        <extracomment>%1 is a customer&apos;s name with the account.</extracomment>
        <translation>Iniciar una verificación de %1 y mostrar el código QR</translation>
    </message>
    <message>
        <source>Send the link to %1, by text message to %2</source>
        <extracomment>%1 is a customer&apos;s name with the account, %2 a masked phone number.</extracomment>
        <translation>Enviar el enlace a %1, por mensaje de texto al %2</translation>
    </message>
</context>
<context>
    <name>StripTexts</name>
    <message>
        <source>%1 – ask the caller for the second word: %2</source>
        <extracomment>%1 and %2 are the two words that the customer&apos;s page shows. The agent tells the first and asks for the second.</extracomment>
        <translation>%1 – pida a quien llama la segunda palabra: %2</translation>
    </message>
    <message>
        <source>Link runs out in %1</source>
        <translation>El enlace vence en %1</translation>
    </message>
    <message>
        <source>%1 more: %2</source>
        <extracomment>%1 is how many more verifications are open, %2 how the worst of them stands, e.g. &quot;WRONG PERSON&quot;.</extracomment>
        <translation>%1 más: %2</translation>
    </message>
</context>
<context>
    <name>TimeTexts</name>
    <message>
        <source>%1 s</source>
        <extracomment>seconds</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>VerificationTexts</name>
    <message>
        <source>VERIFIED</source>
        <translation>VERIFICADO</translation>
    </message>
    <message>
        <source>WRONG PERSON</source>
        <translation>PERSONA EQUIVOCADA</translation>
    </message>
    <message>
        <source>NOT RECOGNIZED</source>
        <translation>NO RECONOCIDO</translation>
    </message>
    <message>
        <source>SPOOF SUSPECTED</source>
        <translation>POSIBLE SUPLANTACIÓN</translation>
    </message>
    <message>
        <source>BLOCKLISTED</source>
        <translation>EN LISTA DE BLOQUEO</translation>
    </message>
    <message>
        <source>NOT ENROLLED</source>
        <translation>NO REGISTRADO</translation>
    </message>
    <message>
        <source>INCONCLUSIVE</source>
        <translation>NO CONCLUYENTE</translation>
    </message>
    <message>
        <source>NEEDS REVIEW</source>
        <translation>REQUIERE REVISIÓN</translation>
    </message>
    <message>
        <source>preparing the link</source>
        <translation>preparando el enlace</translation>
    </message>
    <message>
        <source>link sent</source>
        <translation>enlace enviado</translation>
    </message>
    <message>
        <source>link opened</source>
        <translation>enlace abierto</translation>
    </message>
    <message>
        <source>taking the selfie</source>
        <translation>tomándose la selfie</translation>
    </message>
    <message>
        <source>confirming with Incode</source>
        <translation>confirmando con Incode</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no enviado</translation>
    </message>
    <message>
        <source>refused by the customer</source>
        <translation>rechazado por el cliente</translation>
    </message>
    <message>
        <source>link expired</source>
        <translation>enlace vencido</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>finalizado</translation>
    </message>
    <message>
        <source>something other than a live face was shown</source>
        <translation>se mostró algo que no era un rostro real</translation>
    </message>
    <message>
        <source>this person is on the block list</source>
        <translation>esta persona está en la lista de bloqueo</translation>
    </message>
    <message>
        <source>this customer is not enrolled</source>
        <translation>este cliente no está registrado en Incode</translation>
    </message>
    <message>
        <source>the face was not recognized</source>
        <translation>no se reconoció el rostro</translation>
    </message>
    <message>
        <source>the picture was too dark</source>
        <translation>la imagen estaba muy oscura</translation>
    </message>
    <message>
        <source>the picture was blurry</source>
        <translation>la imagen estaba borrosa</translation>
    </message>
    <message>
        <source>the face was too far away</source>
        <translation>el rostro estaba demasiado lejos</translation>
    </message>
    <message>
        <source>a mask was worn</source>
        <translation>llevaba mascarilla</translation>
    </message>
    <message>
        <source>glasses were worn</source>
        <translation>llevaba lentes</translation>
    </message>
    <message>
        <source>the head was covered</source>
        <translation>llevaba la cabeza cubierta</translation>
    </message>
    <message>
        <source>the eyes were closed</source>
        <translation>tenía los ojos cerrados</translation>
    </message>
    <message>
        <source>the face was partly covered</source>
        <translation>el rostro estaba cubierto en parte</translation>
    </message>
    <message>
        <source>more than one face was in the picture</source>
        <translation>había más de un rostro en la imagen</translation>
    </message>
    <message>
        <source>no face was in the picture</source>
        <translation>no había ningún rostro en la imagen</translation>
    </message>
    <message>
        <source>the face was not fully in the picture</source>
        <translation>el rostro no se veía completo</translation>
    </message>
    <message>
        <source>the picture was not good enough</source>
        <translation>la imagen no era lo bastante buena</translation>
    </message>
    <message>
        <source>the check could not be completed</source>
        <translation>no se pudo completar la comprobación</translation>
    </message>
    <message>
        <source>the answer was not clear</source>
        <translation>la respuesta no fue clara</translation>
    </message>
    <message>
        <source>the face belongs to a different customer</source>
        <translation>el rostro es de otro cliente</translation>
    </message>
    <message>
        <source>the match needs a second look</source>
        <translation>la coincidencia requiere una segunda revisión</translation>
    </message>
    <message>
        <source>a reviewer is looking at it</source>
        <translation>un revisor lo está examinando</translation>
    </message>
    <message>
        <source>Incode does not confirm the result</source>
        <translation>Incode no confirma el resultado</translation>
    </message>
    <message>
        <source>Incode could not be asked in time</source>
        <translation>no se pudo consultar a Incode a tiempo</translation>
    </message>
    <message>
        <source>the check ended without a result</source>
        <translation>la comprobación terminó sin resultado</translation>
    </message>
    <message>
        <source>two verifications are open for this customer</source>
        <translation>hay dos verificaciones abiertas para este cliente</translation>
    </message>
    <message>
        <source>found by asking Incode; the webhook did not arrive</source>
        <translation>obtenido al consultar a Incode; el webhook no llegó</translation>
    </message>
    <message>
        <source>Reported by the carrier: delivered</source>
        <translation>Informa el operador: entregado</translation>
    </message>
    <message>
        <source>Reported by the carrier: could not be delivered</source>
        <translation>Informa el operador: no se pudo entregar</translation>
    </message>
    <message>
        <source>Reported by the carrier: blocked</source>
        <translation>Informa el operador: bloqueado</translation>
    </message>
    <message>
        <source>Reported by the carrier: the number is a landline</source>
        <translation>Informa el operador: el número es de un teléfono fijo</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Copied link</source>
        <translation>Enlace copiado</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Código QR</translation>
    </message>
    <message>
        <source>the customer says they are not on this call</source>
        <translation>el cliente dice que no está en esta llamada</translation>
    </message>
    <message>
        <source>Not in the directory: %1</source>
        <translation>Fuera del directorio: %1</translation>
    </message>
    <message>
        <source>%1, Incode id %2</source>
        <extracomment>%1 is the name of a customer.</extracomment>
        <translation>%1, id de Incode %2</translation>
    </message>
    <message>
        <source>%1, account %2</source>
        <extracomment>%1 is the name of a customer.</extracomment>
        <translation>%1, cuenta %2</translation>
    </message>
    <message>
        <source>Incode id %1</source>
        <translation>Id de Incode %1</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Cuenta %1</translation>
    </message>
</context>
<context>
    <name>authlink::app::Console</name>
    <message>
        <source>The demo could not start: %1</source>
        <translation>No se pudo iniciar la demostración: %1</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>Teléfono del cliente</translation>
    </message>
    <message>
        <source>This desk has not signed in to this relay yet.</source>
        <translation>Este puesto aún no ha iniciado sesión en este servidor.</translation>
    </message>
    <message>
        <source>This user is disabled. Ask your operations team, then sign in again.</source>
        <translation>Este usuario está desactivado. Consulte a su equipo de operaciones y luego inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>The sign-in has expired or is wrong. Sign in again; what is open stays on screen, greyed out.</source>
        <translation>La sesión venció o el acceso no es correcto. Inicie sesión de nuevo; lo que está abierto queda en pantalla, en gris.</translation>
    </message>
    <message>
        <source>Lang&amp;uage (set by your operations team)</source>
        <translation>&amp;Idioma (fijado por su equipo de operaciones)</translation>
    </message>
    <message>
        <source>The relay&apos;s address in the settings of this desk can&apos;t be used: %1</source>
        <translation>No se puede usar la dirección del servidor guardada en este puesto: %1</translation>
    </message>
    <message>
        <source>This desktop has no working keychain, so the sign-in could not be kept. Sign in again; your operations team can set up a keychain, such as GNOME Keyring or KWallet.</source>
        <translation>Este escritorio no tiene un llavero que funcione, por eso no se pudo guardar el inicio de sesión. Inicie sesión de nuevo; su equipo de operaciones puede instalar un llavero, como GNOME Keyring o KWallet.</translation>
    </message>
    <message>
        <source>The keychain is locked, or did not allow this console in. Unlock it and start the console again, or sign in here.</source>
        <translation>El llavero está bloqueado o no dejó entrar a esta consola. Desbloquéelo e inicie de nuevo la consola, o inicie sesión aquí.</translation>
    </message>
    <message>
        <source>The keychain does not answer. If it asks for a password in another window, answer there and the console goes on by itself; or sign in here.</source>
        <translation>El llavero no responde. Si pide una contraseña en otra ventana, responda allí y la consola continuará sola; o inicie sesión aquí.</translation>
    </message>
</context>
<context>
    <name>authlink::app::ProxyPrompt</name>
    <message>
        <source>Sign in to the &amp;proxy…</source>
        <translation>Iniciar sesión en el &amp;proxy…</translation>
    </message>
    <message>
        <source>Give the name and the password that the proxy asks for</source>
        <translation>Dar el nombre y la contraseña que pide el proxy</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
</context>
<context>
    <name>authlink::app::ProxyWindow</name>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Your name for the proxy, often the one of this computer</source>
        <translation>Su nombre para el proxy, a menudo el de este equipo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, for this proxy alone</source>
        <translation>Se guarda en el llavero del sistema, solo para este proxy</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Iniciar sesión en el proxy</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>&amp;Nombre de usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Iniciar sesión</translation>
    </message>
    <message>
        <source>Connect to the relay through the proxy</source>
        <translation>Conectar con el servidor a través del proxy</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>&amp;Ahora no</translation>
    </message>
    <message>
        <source>Close; Connection &gt; Sign in to the proxy opens this again</source>
        <translation>Cerrar; Conexión &gt; Iniciar sesión en el proxy la abre de nuevo</translation>
    </message>
    <message>
        <source>The proxy %1 does not accept this name and password. They are not tried again.</source>
        <translation>El proxy %1 no acepta este nombre y esta contraseña. No se vuelven a probar.</translation>
    </message>
    <message>
        <source>The way to the relay leads through the proxy %1, which asks for a name and a password.</source>
        <translation>El camino hacia el servidor pasa por el proxy %1, que pide un nombre y una contraseña.</translation>
    </message>
    <message>
        <source>The user name is missing.</source>
        <translation>Falta el nombre de usuario.</translation>
    </message>
    <message>
        <source>A user name can&apos;t contain a colon.</source>
        <translation>Un nombre de usuario no puede contener dos puntos.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Falta la contraseña.</translation>
    </message>
</context>
<context>
    <name>authlink::app::SignInWindow</name>
    <message>
        <source>Relay address</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>As your operations team gave it, e.g. wss://relay.example.com</source>
        <translation>Como se la dio su equipo de operaciones, p. ej. wss://relay.example.com</translation>
    </message>
    <message>
        <source>Sign-in token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>As your operations team gave it; kept in the system&apos;s keychain</source>
        <translation>Como se lo dio su equipo de operaciones; se guarda en el llavero del sistema</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Iniciar sesión</translation>
    </message>
    <message>
        <source>Connect to the relay</source>
        <translation>Conectarse al servidor</translation>
    </message>
    <message>
        <source>Authlink Console</source>
        <translation>Authlink Console</translation>
    </message>
    <message>
        <source>Connect to a relay</source>
        <translation>Conectarse a un servidor</translation>
    </message>
    <message>
        <source>&amp;Relay address</source>
        <translation>Di&amp;rección del servidor</translation>
    </message>
    <message>
        <source>Sign-in &amp;token</source>
        <translation>&amp;Token de acceso</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>Probar la &amp;demostración</translation>
    </message>
    <message>
        <source>Everything on this machine, with a simulated customer</source>
        <translation>Todo en este equipo, con un cliente simulado</translation>
    </message>
    <message>
        <source>Your operations team gives you the relay&apos;s address and a sign-in token.</source>
        <translation>Su equipo de operaciones le da la dirección del servidor y un token de acceso.</translation>
    </message>
    <message>
        <source>The sign-in token is missing.</source>
        <translation>Falta el token de acceso.</translation>
    </message>
    <message>
        <source>The relay&apos;s address is set by your operations team.</source>
        <translation>Su equipo de operaciones ha fijado la dirección del servidor.</translation>
    </message>
    <message>
        <source>The settings that your operations team made for this computer can&apos;t be used. Tell them: %1</source>
        <translation>No se pueden usar los ajustes que su equipo de operaciones hizo para este equipo. Comuníqueles: %1</translation>
    </message>
</context>
<context>
    <name>authlink::client::CustomerSearchModel</name>
    <message>
        <source>enrolled</source>
        <translation>registrado</translation>
    </message>
</context>
<context>
    <name>authlink::client::HistoryModel</name>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>authlink::ui::Attention</name>
    <message>
        <source>&amp;Mini strip</source>
        <translation>&amp;Minibarra</translation>
    </message>
    <message>
        <source>Show or hide the strip above all other windows</source>
        <translation>Mostrar u ocultar la minibarra sobre las demás ventanas</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Go to the mini strip</source>
        <translation>&amp;Ir a la minibarra</translation>
    </message>
    <message>
        <source>Move it with the arrow keys; the same key goes back</source>
        <translation>Muévala con las flechas; la misma tecla vuelve</translation>
    </message>
    <message>
        <source>S&amp;ounds and notifications…</source>
        <translation>S&amp;onidos y notificaciones…</translation>
    </message>
    <message>
        <source>Choose what is seen and heard over other windows</source>
        <translation>Elegir lo que se ve y se oye sobre otras ventanas</translation>
    </message>
    <message>
        <source>Show the &amp;window</source>
        <translation>Mostrar la &amp;ventana</translation>
    </message>
    <message>
        <source>Bring the console forward</source>
        <translation>Traer la consola al frente</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation>Cerrar la consola</translation>
    </message>
    <message>
        <source>Sounds and notifications</source>
        <translation>Sonidos y notificaciones</translation>
    </message>
</context>
<context>
    <name>authlink::ui::AttentionPage</name>
    <message>
        <source>&amp;Play a sound for each outcome</source>
        <translation>&amp;Reproducir un sonido con cada resultado</translation>
    </message>
    <message>
        <source>Each outcome has a sound of its own, also while another window is in use</source>
        <translation>Cada resultado tiene su propio sonido, también mientras se usa otra ventana</translation>
    </message>
    <message>
        <source>Show &amp;notifications while another window is in use</source>
        <translation>Mostrar &amp;notificaciones mientras se usa otra ventana</translation>
    </message>
    <message>
        <source>They name no customer. When you do not want to be disturbed, only a No of the customer&apos;s is shown</source>
        <translation>No nombran a ningún cliente. Cuando no quiere que le molesten, solo se muestra un No del cliente</translation>
    </message>
    <message>
        <source>Show the &amp;mini strip above all other windows</source>
        <translation>Mostrar la &amp;minibarra sobre las demás ventanas</translation>
    </message>
    <message>
        <source>The banner, the two words and the clock, for working over another program</source>
        <translation>El resultado, las dos palabras y el reloj, para trabajar sobre otro programa</translation>
    </message>
    <message>
        <source>Show the worst open state as an &amp;icon in the system&apos;s tray</source>
        <translation>Mostrar el peor estado abierto como &amp;icono en la bandeja del sistema</translation>
    </message>
    <message>
        <source>Where the desktop has a tray</source>
        <translation>Donde el escritorio tiene una bandeja</translation>
    </message>
    <message>
        <source>This desk can&apos;t play sounds: the part of the console that plays them is not installed.</source>
        <translation>Este puesto no puede reproducir sonidos: no está instalada la parte de la consola que los reproduce.</translation>
    </message>
    <message>
        <source>Volume of the sounds</source>
        <translation>Volumen de los sonidos</translation>
    </message>
    <message>
        <source>Bright sounds</source>
        <translation>Sonidos brillantes</translation>
    </message>
    <message>
        <source>Soft sounds</source>
        <translation>Sonidos suaves</translation>
    </message>
    <message>
        <source>Which sounds</source>
        <translation>Qué sonidos</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>&amp;Volumen</translation>
    </message>
    <message>
        <source>Hear the sound of %1</source>
        <translation>Escuchar el sonido de %1</translation>
    </message>
    <message>
        <source>Hear how they sound:</source>
        <translation>Escuche cómo suenan:</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>authlink::ui::Banner</name>
    <message>
        <source>Claimed: %1.</source>
        <translation>Dice ser: %1.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CallPops</name>
    <message>
        <source>Ta&amp;ke the call</source>
        <translation>A&amp;tender la llamada</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Go on with the call that the telephone announced; nothing is sent by it</source>
        <translation>Continuar con la llamada que anunció el teléfono; con esto no se envía nada</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Forget this call (Escape)</source>
        <translation>Olvidar esta llamada (Escape)</translation>
    </message>
    <message>
        <source>Call for account %1</source>
        <translation>Llamada para la cuenta %1</translation>
    </message>
    <message>
        <source>Call from %1</source>
        <translation>Llamada de %1</translation>
    </message>
    <message>
        <source>Call for “%1”</source>
        <translation>Llamada para “%1”</translation>
    </message>
    <message>
        <source>%1: it waits until the console is connected.</source>
        <translation>%1: espera hasta que la consola esté conectada.</translation>
    </message>
    <message>
        <source>%1: take it when you are done. It replaces what is picked or searched for.</source>
        <translation>%1: atiéndala cuando termine. Sustituye lo que esté elegido o buscado.</translation>
    </message>
    <message>
        <source>%1: the search failed.</source>
        <translation>%1: la búsqueda falló.</translation>
    </message>
    <message>
        <source>%1: searching…</source>
        <translation>%1: buscando…</translation>
    </message>
    <message>
        <source>%1: nobody was found.</source>
        <translation>%1: no se encontró a nadie.</translation>
    </message>
    <message>
        <source>%1: choose who it is.</source>
        <translation>%1: elija quién es.</translation>
    </message>
    <message>
        <source>%1: picked is %2. Nothing is sent before you go on.</source>
        <extracomment>%1 says which call, %2 is a customer&apos;s name with the account.</extracomment>
        <translation>%1: se ha elegido a %2. No se envía nada hasta que usted continúe.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ChannelPicker</name>
    <message>
        <source>How to send the link</source>
        <translation>Cómo enviar el enlace</translation>
    </message>
    <message>
        <source>Text message to the phone on file</source>
        <translation>Mensaje de texto al teléfono registrado</translation>
    </message>
    <message>
        <source>E-mail to the address on file</source>
        <translation>Correo a la dirección registrada</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Copy the link, to send it another way</source>
        <translation>Copiar el enlace para enviarlo de otra manera</translation>
    </message>
    <message>
        <source>Show the link for the customer&apos;s camera</source>
        <translation>Mostrar el enlace para la cámara del cliente</translation>
    </message>
    <message>
        <source>Send by SMS</source>
        <translation>Enviar por SMS</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>Enviar por correo</translation>
    </message>
    <message>
        <source>Send by copied link</source>
        <translation>Enviar como enlace copiado</translation>
    </message>
    <message>
        <source>Send by QR code</source>
        <translation>Enviar como código QR</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ClosingCard</name>
    <message>
        <source>&amp;Write a note</source>
        <translation>&amp;Escribir una nota</translation>
    </message>
    <message>
        <source>Go to what came of the call and to the note</source>
        <translation>Ir al resultado de la llamada y a la nota</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>&amp;Save note</source>
        <translation>&amp;Guardar nota</translation>
    </message>
    <message>
        <source>Keep outcome and note in the record; ending the call does so, too</source>
        <translation>Guardar el resultado y la nota en el registro; al finalizar la llamada también se guardan</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Copy re&amp;ference</source>
        <translation>Copiar referenc&amp;ia</translation>
    </message>
    <message>
        <source>Copy a line for other systems: this verification, its verdict and when; no personal data</source>
        <translation>Copiar una línea para otros sistemas: esta verificación, su veredicto y la hora; sin datos personales</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>Enlace %1</translation>
    </message>
    <message>
        <source>A page of your organisation for what comes next</source>
        <translation>Una página de su organización para el paso siguiente</translation>
    </message>
    <message>
        <source>What came of the call</source>
        <translation>Resultado de la llamada</translation>
    </message>
    <message>
        <source>What came of the call: type its first letters</source>
        <translation>Resultado de la llamada: escriba sus primeras letras</translation>
    </message>
    <message>
        <source>Note about the call</source>
        <translation>Nota sobre la llamada</translation>
    </message>
    <message>
        <source>Note about the call; it is kept in the record</source>
        <translation>Nota sobre la llamada; se guarda en el registro</translation>
    </message>
    <message>
        <source>Only what the next person must know. Enter saves, Tab leaves.</source>
        <translation>Solo lo que deba saber la próxima persona. Enter guarda, Tab sale.</translation>
    </message>
    <message>
        <source>After the call</source>
        <translation>Después de la llamada</translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation>Sin resultado</translation>
    </message>
    <message>
        <source>Open in the browser: %1</source>
        <translation>Abrir en el navegador: %1</translation>
    </message>
    <message>
        <source>The relay does not confirm the verdict now</source>
        <translation>El servidor no confirma el veredicto ahora</translation>
    </message>
    <message>
        <source>Only while the customer is verified</source>
        <translation>Solo mientras el cliente esté verificado</translation>
    </message>
    <message>
        <source>Something that this link needs is not known, such as the number of the call</source>
        <translation>Falta un dato que este enlace necesita, como el número de la llamada</translation>
    </message>
    <message>
        <source>This console does not open the address of this link</source>
        <translation>Esta consola no abre la dirección de este enlace</translation>
    </message>
    <message>
        <source>%1 characters too many</source>
        <translation>Sobran %1 caracteres</translation>
    </message>
    <message>
        <source>%1 characters left</source>
        <translation>Quedan %1 caracteres</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ClosingPresenter</name>
    <message>
        <source>Your note is kept here. Save it when the relay can be reached again.</source>
        <translation>Su nota se conserva aquí. Guárdela cuando se pueda volver a contactar con el servidor.</translation>
    </message>
    <message>
        <source>The note is too long and was not saved. Shorten it, or take it away.</source>
        <translation>La nota es demasiado larga y no se guardó. Acórtela o quítela.</translation>
    </message>
    <message>
        <source>The note was not saved and stays here. %1</source>
        <extracomment>%1 is a sentence that says why.</extracomment>
        <translation>La nota no se guardó y se conserva aquí. %1</translation>
    </message>
    <message>
        <source>Saved in the record.</source>
        <translation>Guardado en el registro.</translation>
    </message>
    <message>
        <source>The reference is on the clipboard for 60 seconds.</source>
        <translation>La referencia está en el portapapeles durante 60 segundos.</translation>
    </message>
    <message>
        <source>Opened in the browser: %1</source>
        <translation>Abierto en el navegador: %1</translation>
    </message>
    <message>
        <source>The browser could not be opened. The address is of %1.</source>
        <translation>No se pudo abrir el navegador. La dirección es de %1.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CoachingCard</name>
    <message>
        <source>What is happening, and what to say now</source>
        <translation>Qué está pasando y qué decir ahora</translation>
    </message>
    <message>
        <source>Say now, in %1</source>
        <translation>Diga ahora (%1)</translation>
    </message>
    <message>
        <source>Say now</source>
        <translation>Diga ahora</translation>
    </message>
    <message>
        <source>%1 Say: %2</source>
        <translation>%1 Diga: %2</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ConnectionBar</name>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
    <message>
        <source>Connect now instead of waiting</source>
        <translation>Conectar ahora en lugar de esperar</translation>
    </message>
    <message>
        <source>The link to the relay; what you see is current only while it is live</source>
        <translation>La conexión con el servidor; lo que ve está actualizado solo mientras está activa</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CorrectForm</name>
    <message>
        <source>Correct and resend</source>
        <translation>Corregir y reenviar</translation>
    </message>
    <message>
        <source>The old link stops working at once</source>
        <translation>El enlace anterior deja de funcionar de inmediato</translation>
    </message>
    <message>
        <source>Corrected phone number</source>
        <translation>Número de teléfono corregido</translation>
    </message>
    <message>
        <source>Another number than the one on file</source>
        <translation>Un número distinto del registrado</translation>
    </message>
    <message>
        <source>Reason for another number</source>
        <translation>Motivo para usar otro número</translation>
    </message>
    <message>
        <source>Marked in the record, with your name</source>
        <translation>Queda anotado en el registro, con su nombre</translation>
    </message>
    <message>
        <source>Why not the number on file?</source>
        <translation>¿Por qué no el número registrado?</translation>
    </message>
    <message>
        <source>New number</source>
        <translation>Número nuevo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Close without sending (Escape)</source>
        <translation>Cerrar sin enviar (Escape)</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CustomerCard</name>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Pick another customer (Escape)</source>
        <translation>Elegir otro cliente (Escape)</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last verifications</source>
        <translation>Últimas verificaciones</translation>
    </message>
    <message>
        <source>none on file</source>
        <translation>no registrado</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Picked customer %1</source>
        <translation>Cliente elegido: %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Not known right now.</source>
        <translation>No se sabe en este momento.</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>Ninguna hasta ahora.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CustomerSearch</name>
    <message>
        <source>Find the customer</source>
        <translation>Buscar al cliente</translation>
    </message>
    <message>
        <source>Search by account, name or phone; arrows choose, Enter picks (Ctrl+N comes here)</source>
        <translation>Busque por cuenta, nombre o teléfono; las flechas recorren, Enter elige (Ctrl+N trae aquí)</translation>
    </message>
    <message>
        <source>Account, name or phone</source>
        <translation>Cuenta, nombre o teléfono</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Clientes encontrados</translation>
    </message>
    <message>
        <source>Enter or click picks the customer</source>
        <translation>Enter o un clic elige al cliente</translation>
    </message>
    <message>
        <source>Type at least a part of the account, name or phone.</source>
        <translation>Escriba al menos una parte de la cuenta, el nombre o el teléfono.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Nobody found. Check the spelling, or use “Not in the directory”.</source>
        <translation>No se encontró a nadie. Revise la escritura o use «No está en el directorio».</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>La búsqueda falló.</translation>
    </message>
    <message>
        <source>Type a part of the account, name or phone, or choose one of your last customers with the arrow keys.</source>
        <translation>Escriba una parte de la cuenta, el nombre o el teléfono, o elija uno de sus últimos clientes con las flechas.</translation>
    </message>
    <message>
        <source>The customer you had chosen is not among these. Choose with the arrow keys.</source>
        <translation>El cliente que había elegido no está entre estos. Elija con las flechas.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>authlink::ui::DialogConfirmer</name>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>authlink::ui::HangUps</name>
    <message>
        <source>End the call that hung &amp;up</source>
        <translation>Finalizar la llamada que &amp;colgó</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>End the verification whose caller has hung up; its link stops working</source>
        <translation>Finalizar la verificación cuyo cliente colgó; su enlace deja de funcionar</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>Dejarla abierta</translation>
    </message>
    <message>
        <source>The verification goes on</source>
        <translation>La verificación continúa</translation>
    </message>
    <message>
        <source>The caller has hung up. Still open: %1.</source>
        <translation>El cliente colgó. Sigue abierta: %1.</translation>
    </message>
    <message>
        <source>A caller has hung up, and several verifications are open: end the right one.</source>
        <translation>Un cliente colgó y hay varias verificaciones abiertas: finalice la correcta.</translation>
    </message>
    <message>
        <source>A caller has hung up. What belongs to the call is ended as soon as the console is connected.</source>
        <translation>Un cliente colgó. Lo que corresponde a la llamada se finaliza en cuanto la consola se conecte.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::HistoryDetail</name>
    <message>
        <source>No verification selected</source>
        <translation>Ninguna verificación seleccionada</translation>
    </message>
    <message>
        <source>Select one in the table to see what happened.</source>
        <translation>Seleccione una en la tabla para ver qué ocurrió.</translation>
    </message>
    <message>
        <source>The list was read anew, and this verification is no longer in it.</source>
        <translation>La lista se leyó de nuevo y esta verificación ya no está en ella.</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Llamada %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::HistoryTab</name>
    <message>
        <source>Search the history</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>Search by customer, account or call</source>
        <translation>Buscar por cliente, cuenta o llamada</translation>
    </message>
    <message>
        <source>Customer, account or call</source>
        <translation>Cliente, cuenta o llamada</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Show only this verdict</source>
        <translation>Mostrar solo este veredicto</translation>
    </message>
    <message>
        <source>Every outcome</source>
        <translation>Todos los resultados</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>No se pudo leer el historial.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>No hay coincidencias.</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n mostrada</numerusform>
            <numerusform>%n mostradas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>authlink::ui::HistoryTable</name>
    <message>
        <source>Past verifications</source>
        <translation>Verificaciones anteriores</translation>
    </message>
    <message>
        <source>Select one to see its timeline</source>
        <translation>Seleccione una para ver su cronología</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LinkCard</name>
    <message>
        <source>How long the customer can still use the link</source>
        <translation>Cuánto tiempo puede usar aún el enlace el cliente</translation>
    </message>
    <message>
        <source>Link runs out in</source>
        <translation>El enlace vence en</translation>
    </message>
    <message>
        <source>Time left for the link</source>
        <translation>Tiempo restante del enlace</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>Link runs out in %1</source>
        <translation>El enlace vence en %1</translation>
    </message>
    <message>
        <source>No link is open</source>
        <translation>No hay ningún enlace abierto</translation>
    </message>
    <message>
        <source>sent %1 of %2</source>
        <translation>envíos: %1 de %2</translation>
    </message>
    <message>
        <source>tries left: %1</source>
        <translation>intentos restantes: %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LiveArea</name>
    <message>
        <source>Open verifications</source>
        <translation>Verificaciones abiertas</translation>
    </message>
    <message>
        <source>Panel &amp;%1</source>
        <translation>Panel &amp;%1</translation>
    </message>
    <message>
        <source>Show open verification %1</source>
        <translation>Mostrar la verificación abierta %1</translation>
    </message>
    <message>
        <source>No verification is open</source>
        <translation>No hay ninguna verificación abierta</translation>
    </message>
    <message>
        <source>Find the customer on the left and press Enter twice: once to pick, once to send.</source>
        <translation>Busque al cliente a la izquierda y pulse Enter dos veces: una para elegir y otra para enviar.</translation>
    </message>
    <message>
        <source>%1, ALERT</source>
        <translation>%1, ALERTA</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LivePanel</name>
    <message>
        <source>Verification of %1</source>
        <translation>Verificación de %1</translation>
    </message>
    <message>
        <source>Nothing was done: meanwhile this verification has been decided or has ended.</source>
        <translation>No se ha hecho nada: mientras tanto, esta verificación se ha decidido o ha terminado.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LivePresenter</name>
    <message>
        <source>A new link is on its way. The old one no longer works.</source>
        <translation>Va en camino un enlace nuevo. El anterior ya no funciona.</translation>
    </message>
    <message>
        <source>A new link is on its way by e-mail. The old one no longer works.</source>
        <translation>Va en camino un enlace nuevo por correo. El anterior ya no funciona.</translation>
    </message>
    <message>
        <source>A new link is on its way to the corrected number. This is marked in the record.</source>
        <translation>Va en camino un enlace nuevo al número corregido. Queda anotado en el registro.</translation>
    </message>
    <message>
        <source>The link is on the clipboard for 60 seconds. Give it to this customer only.</source>
        <translation>El enlace está en el portapapeles durante 60 segundos. Déselo solo a este cliente.</translation>
    </message>
    <message>
        <source>Cancel the verification of %1? Its link stops working at once.</source>
        <translation>¿Cancelar la verificación de %1? Su enlace deja de funcionar de inmediato.</translation>
    </message>
    <message>
        <source>Cancel verification</source>
        <translation>Cancelar verificación</translation>
    </message>
    <message>
        <source>%1 has opened the link and is using it now. A new link cuts them off, and they begin again.</source>
        <translation>%1 ha abierto el enlace y lo está usando ahora. Un enlace nuevo interrumpe el proceso y hay que empezar de nuevo.</translation>
    </message>
    <message>
        <source>Send a new link</source>
        <translation>Enviar un enlace nuevo</translation>
    </message>
    <message>
        <source>The verification of %1 is not decided yet. If you end the call, its link stops working.</source>
        <translation>La verificación de %1 aún no tiene resultado. Si finaliza la llamada, su enlace deja de funcionar.</translation>
    </message>
    <message>
        <source>End call</source>
        <translation>Finalizar llamada</translation>
    </message>
</context>
<context>
    <name>authlink::ui::MainWindow</name>
    <message>
        <source>Authlink Console</source>
        <translation>Authlink Console</translation>
    </message>
    <message>
        <source>Verifications</source>
        <translation>Verificaciones</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>&amp;Verification</source>
        <translation>&amp;Verificación</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Nueva…</translation>
    </message>
    <message>
        <source>Find a customer and send a link</source>
        <translation>Buscar un cliente y enviar un enlace</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation>Cerrar la consola</translation>
    </message>
    <message>
        <source>&amp;Panel</source>
        <translation>&amp;Panel</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>Vi&amp;sta</translation>
    </message>
    <message>
        <source>&amp;Verifications</source>
        <translation>&amp;Verificaciones</translation>
    </message>
    <message>
        <source>Show the open verifications</source>
        <translation>Mostrar las verificaciones abiertas</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historial</translation>
    </message>
    <message>
        <source>Show past verifications</source>
        <translation>Mostrar las verificaciones anteriores</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Conexión</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Intentar ahora</translation>
    </message>
    <message>
        <source>Connect now instead of waiting</source>
        <translation>Conectar ahora en lugar de esperar</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>Teléfono del cliente</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>A verification is not decided yet. If you quit, you will not see what comes of it.</source>
        <translation>Una verificación aún no tiene resultado. Si sale, no verá en qué termina.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>A note about a call is not saved yet. If you quit, it is lost.</source>
        <translation>Una nota sobre una llamada aún no está guardada. Si sale, se pierde.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::MiniStrip</name>
    <message>
        <source>Authlink: mini strip</source>
        <translation>Authlink: minibarra</translation>
    </message>
    <message>
        <source>Drag it where you want it. Double-click it to go to the window.</source>
        <translation>Arrástrela adonde quiera. Haga doble clic para ir a la ventana.</translation>
    </message>
    <message>
        <source>Arrow keys move it; Escape goes back to the window</source>
        <translation>Las flechas la mueven; Escape vuelve a la ventana</translation>
    </message>
</context>
<context>
    <name>authlink::ui::NoticeLine</name>
    <message>
        <source>&amp;Got it</source>
        <translation>En&amp;tendido</translation>
    </message>
    <message>
        <source>Take this notice away</source>
        <translation>Quitar este aviso</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PanelActions</name>
    <message>
        <source>&amp;Resend</source>
        <translation>&amp;Reenviar</translation>
    </message>
    <message>
        <source>Send a new link; the old one stops working</source>
        <translation>Enviar un enlace nuevo; el anterior deja de funcionar</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Send by e-&amp;mail</source>
        <translation>Enviar por c&amp;orreo</translation>
    </message>
    <message>
        <source>Send a new link to the e-mail address on file; the old one stops working</source>
        <translation>Enviar un enlace nuevo al correo registrado; el anterior deja de funcionar</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Correct &amp;number…</source>
        <translation>Corregir &amp;número…</translation>
    </message>
    <message>
        <source>Send to another number than the one on file; needs a reason</source>
        <translation>Enviar a un número distinto del registrado; requiere un motivo</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>C&amp;opy link</source>
        <translation>Copiar en&amp;lace</translation>
    </message>
    <message>
        <source>Copy the link; the clipboard is cleared after a minute</source>
        <translation>Copiar el enlace; el portapapeles se borra después de un minuto</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Show &amp;QR</source>
        <translation>Mostrar &amp;QR</translation>
    </message>
    <message>
        <source>Show the link as a QR code for a customer in front of you</source>
        <translation>Mostrar el enlace como código QR a un cliente que está frente a usted</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>C&amp;ancelar</translation>
    </message>
    <message>
        <source>Cancel this verification; its link stops working</source>
        <translation>Cancelar esta verificación; su enlace deja de funcionar</translation>
    </message>
    <message>
        <source>Ctrl+Shift+X</source>
        <translation>Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>&amp;End call</source>
        <translation>&amp;Finalizar llamada</translation>
    </message>
    <message>
        <source>End the call; a verdict counts for this call only</source>
        <translation>Finalizar la llamada; un veredicto cuenta solo para esta llamada</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Resend (none left)</source>
        <translation>&amp;Reenviar (no quedan)</translation>
    </message>
    <message>
        <source>&amp;Resend in %1</source>
        <translation>&amp;Reenviar en %1</translation>
    </message>
    <message>
        <source>No e-mail address is on file for this customer</source>
        <translation>Este cliente no tiene un correo electrónico registrado</translation>
    </message>
    <message>
        <source>Another number than the one on file needs a supervisor</source>
        <translation>Usar un número distinto del registrado requiere un supervisor</translation>
    </message>
    <message>
        <source>&amp;Remove panel</source>
        <translation>Q&amp;uitar panel</translation>
    </message>
    <message>
        <source>New &amp;link</source>
        <translation>Nu&amp;evo enlace</translation>
    </message>
    <message>
        <source>The customer is not on this call, somebody with the link says: no new link can help</source>
        <translation>El cliente no está en esta llamada, dice alguien con el enlace: un enlace nuevo no ayuda</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PhoneField</name>
    <message>
        <source>+1 415 555 0123</source>
        <translation>+52 55 1234 5678</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PhoneNumberValidator</name>
    <message>
        <source>This is not a possible phone number.</source>
        <translation>Este no es un número de teléfono posible.</translation>
    </message>
    <message>
        <source>%1 is a landline or cannot get messages.</source>
        <translation>%1 es un teléfono fijo o no puede recibir mensajes.</translation>
    </message>
    <message>
        <source>%1 may be new or mistyped: please read it back to the customer.</source>
        <translation>%1 puede ser nuevo o estar mal escrito: por favor, repítaselo al cliente.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PhoneWidget</name>
    <message>
        <source>Simulated phone — demo</source>
        <translation>Teléfono simulado — demostración</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Aún no hay mensajes</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Abrir enlace</translation>
    </message>
    <message>
        <source>What a tap on the link would do</source>
        <translation>Lo que haría un toque en el enlace</translation>
    </message>
    <message>
        <source>Are you on the phone with us right now?</source>
        <translation>¿Está hablando por teléfono con nosotros en este momento?</translation>
    </message>
    <message>
        <source>Yes, that is me</source>
        <translation>Sí, soy yo</translation>
    </message>
    <message>
        <source>Goes on to the camera</source>
        <translation>Continúa con la cámara</translation>
    </message>
    <message>
        <source>No, not me</source>
        <translation>No, no soy yo</translation>
    </message>
    <message>
        <source>Warns the agent</source>
        <translation>Avisa al agente</translation>
    </message>
    <message>
        <source>The camera is on. Choose below whose face it sees.</source>
        <translation>La cámara está encendida. Elija abajo qué rostro ve.</translation>
    </message>
    <message>
        <source>Take selfie</source>
        <translation>Tomar selfie</translation>
    </message>
    <message>
        <source>The claimed customer&apos;s own face</source>
        <translation>El rostro del propio cliente indicado</translation>
    </message>
    <message>
        <source>Back to messages</source>
        <translation>Volver a los mensajes</translation>
    </message>
    <message>
        <source>Shows the newest message</source>
        <translation>Muestra el mensaje más reciente</translation>
    </message>
    <message>
        <source>Play the customer</source>
        <translation>Haga de cliente</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Pasa</translation>
    </message>
    <message>
        <source>Opens the link, says yes, shows their own face</source>
        <translation>Abre el enlace, dice que sí y muestra su propio rostro</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Another enrolled customer shows their face</source>
        <translation>Otro cliente registrado muestra su rostro</translation>
    </message>
    <message>
        <source>Unknown face</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>A face that nobody enrolled</source>
        <translation>Un rostro que nadie registró</translation>
    </message>
    <message>
        <source>Spoof</source>
        <translation>Suplantación</translation>
    </message>
    <message>
        <source>Holds a picture in front of the camera</source>
        <translation>Pone una foto frente a la cámara</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Muy oscuro</translation>
    </message>
    <message>
        <source>A picture too dark; may try again</source>
        <translation>Una imagen muy oscura; puede intentarlo de nuevo</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>No registrado</translation>
    </message>
    <message>
        <source>Incode does not know the customer</source>
        <translation>Incode no conoce al cliente</translation>
    </message>
    <message>
        <source>Blocklisted</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>A face that is on the blocklist</source>
        <translation>Un rostro que está en la lista de bloqueo</translation>
    </message>
    <message>
        <source>Says no</source>
        <translation>Dice que no</translation>
    </message>
    <message>
        <source>Opens the link and says: not me</source>
        <translation>Abre el enlace y dice: no soy yo</translation>
    </message>
    <message>
        <source>Ignores it</source>
        <translation>Lo ignora</translation>
    </message>
    <message>
        <source>Does nothing; the link runs out</source>
        <translation>No hace nada; el enlace vence</translation>
    </message>
    <message>
        <source>E-mail to %1</source>
        <translation>Correo para %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>Thank you. We have warned the bank.</source>
        <translation>Gracias. Hemos avisado al banco.</translation>
    </message>
    <message>
        <source>That did not work. Please try again if asked.</source>
        <translation>No funcionó. Inténtelo de nuevo si se lo piden.</translation>
    </message>
    <message>
        <source>Thank you. You can return to your call.</source>
        <translation>Gracias. Puede volver a su llamada.</translation>
    </message>
    <message>
        <source>The customer ignores the message.</source>
        <translation>El cliente ignora el mensaje.</translation>
    </message>
    <message>
        <source>The phone could not do it: %1</source>
        <translation>El teléfono no pudo hacerlo: %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::QrView</name>
    <message>
        <source>QR code of the link</source>
        <translation>Código QR del enlace</translation>
    </message>
    <message>
        <source>The customer scans this with the phone&apos;s camera</source>
        <translation>El cliente lo escanea con la cámara del teléfono</translation>
    </message>
</context>
<context>
    <name>authlink::ui::QuestionCard</name>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Do what is asked about</source>
        <translation>Hacer lo que se pregunta</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Do nothing (Escape)</source>
        <translation>No hacer nada (Escape)</translation>
    </message>
</context>
<context>
    <name>authlink::ui::RecentCustomers</name>
    <message>
        <source>Your last customers</source>
        <translation>Sus últimos clientes</translation>
    </message>
    <message>
        <source>Enter or click picks the customer</source>
        <translation>Enter o un clic elige al cliente</translation>
    </message>
</context>
<context>
    <name>authlink::ui::SearchSpeech</name>
    <message>
        <source>No customer found</source>
        <translation>No se encontró ningún cliente</translation>
    </message>
    <message>
        <source>1 customer found: %1</source>
        <extracomment>%1 is a customer&apos;s name with the account.</extracomment>
        <translation>1 cliente encontrado: %1</translation>
    </message>
    <message>
        <source>%1 customers found, first: %2</source>
        <extracomment>%1 is a number above 1, %2 a customer&apos;s name with the account.</extracomment>
        <translation>%1 clientes encontrados, el primero: %2</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>La búsqueda falló.</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 de %3</translation>
    </message>
</context>
<context>
    <name>authlink::ui::StartPanel</name>
    <message>
        <source>Not in the &amp;directory…</source>
        <translation>No está en el &amp;directorio…</translation>
    </message>
    <message>
        <source>Send the link to the customer (Enter)</source>
        <translation>Enviar el enlace al cliente (Enter)</translation>
    </message>
    <message>
        <source>Start a verification</source>
        <translation>Iniciar una verificación</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>Verify a customer who is not in the directory; needs a reason</source>
        <translation>Verificar a un cliente que no está en el directorio; requiere un motivo</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>¿Quién llama?</translation>
    </message>
    <message>
        <source>Send the link by</source>
        <translation>Enviar el enlace por</translation>
    </message>
    <message>
        <source>This relay does not send links this way</source>
        <translation>Este servidor no envía enlaces por este medio</translation>
    </message>
    <message>
        <source>For a customer of the directory only</source>
        <translation>Solo para un cliente del directorio</translation>
    </message>
    <message>
        <source>No phone number is on file for this customer</source>
        <translation>Este cliente no tiene un número de teléfono registrado</translation>
    </message>
    <message>
        <source>No e-mail address is on file for this customer</source>
        <translation>Este cliente no tiene un correo electrónico registrado</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>&amp;Send link by e-mail</source>
        <translation>&amp;Enviar enlace por correo</translation>
    </message>
    <message>
        <source>&amp;Start and copy link</source>
        <translation>&amp;Empezar y copiar enlace</translation>
    </message>
    <message>
        <source>&amp;Start and show QR code</source>
        <translation>&amp;Empezar y mostrar código QR</translation>
    </message>
    <message>
        <source>&amp;Send link by SMS</source>
        <translation>&amp;Enviar enlace por SMS</translation>
    </message>
    <message>
        <source>For call %1</source>
        <translation>Para la llamada %1</translation>
    </message>
    <message>
        <source>Nothing can be sent now</source>
        <translation>Ahora no se puede enviar nada</translation>
    </message>
</context>
<context>
    <name>authlink::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>What happened, when, and how long it took</source>
        <translation>Qué ocurrió, cuándo y cuánto tardó</translation>
    </message>
    <message>
        <source>Newer below</source>
        <translation>Más reciente abajo</translation>
    </message>
    <message>
        <source>Go to the newest line (End)</source>
        <translation>Ir a la línea más reciente (Fin)</translation>
    </message>
</context>
<context>
    <name>authlink::ui::UnlistedForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>As the customer gave it</source>
        <translation>Como lo dio el cliente</translation>
    </message>
    <message>
        <source>Incode customer id</source>
        <translation>Id de cliente de Incode</translation>
    </message>
    <message>
        <source>The identity that the face must belong to; nothing else turns green</source>
        <translation>La identidad a la que debe pertenecer el rostro; ninguna otra se pone en verde</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Marked in the record, with your name</source>
        <translation>Queda anotado en el registro, con su nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Where the link goes; checked as you type</source>
        <translation>Adónde va el enlace; se revisa mientras escribe</translation>
    </message>
    <message>
        <source>Why not from the directory?</source>
        <translation>¿Por qué no del directorio?</translation>
    </message>
    <message>
        <source>Not in the directory</source>
        <translation>No está en el directorio</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Back to the search (Escape)</source>
        <translation>Volver a la búsqueda (Escape)</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Falta el nombre.</translation>
    </message>
    <message>
        <source>The Incode customer id is missing.</source>
        <translation>Falta el id de cliente de Incode.</translation>
    </message>
    <message>
        <source>This is not an Incode customer id: please copy it again.</source>
        <translation>Esto no es un id de cliente de Incode: por favor, cópielo otra vez.</translation>
    </message>
    <message>
        <source>The phone number is not complete.</source>
        <translation>El número de teléfono no está completo.</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>Falta el motivo.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::WordsCard</name>
    <message>
        <source>Both words are on the customer&apos;s screen. Do not read the second one out yourself.</source>
        <translation>Ambas palabras están en la pantalla del cliente. No lea usted la segunda en voz alta.</translation>
    </message>
    <message>
        <source>Ask the caller for the second word</source>
        <translation>Pida a quien llama la segunda palabra</translation>
    </message>
    <message>
        <source>First word %1, second word %2</source>
        <translation>Primera palabra: %1; segunda palabra: %2</translation>
    </message>
</context>
</TS>
